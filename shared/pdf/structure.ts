import { dict, dictOf, malformed, Ref, type Dict, type Stored, type Value } from './values';
import { resolve } from './document';

/**
 * The structure of a tagged PDF (ISO 32000-1, 14.7). A link's element that holds a box becomes a Form element; a box
 * without one gets a Form element at the end of the document's.
 */
export class Structure {
  private readonly root: Dict;
  private readonly parents: Value[];

  /** @throws AppError `pdf.malformed` where the PDF is not tagged as Chromium does it. */
  constructor(
    private readonly objects: Map<number, Stored>,
    private readonly add: (stored: Stored) => Ref,
    catalog: Dict,
  ) {
    this.root = dictOf(resolve(objects, catalog.get('/StructTreeRoot')));
    const parents = dictOf(resolve(objects, this.root.get('/ParentTree'))).get('/Nums');
    if (!Array.isArray(parents)) throw malformed('ParentTree');
    this.parents = parents;
  }

  /** Puts an annotation into the structure. @returns its key in the parent tree. */
  tag(annotation: number, page: number): number {
    const element = this.elementOf(annotation) ?? this.appended(annotation, page);
    dictOf(this.objects.get(element.number)).set('/S', '/Form');
    const key = Number(this.root.get('/ParentTreeNextKey'));
    if (!Number.isSafeInteger(key)) throw malformed('ParentTree');
    this.parents.push(String(key), element);
    this.root.set('/ParentTreeNextKey', String(key + 1));
    return key;
  }

  private elementOf(annotation: number): Ref | null {
    for (const [number, stored] of this.objects) {
      if (!(stored instanceof Map) || stored.get('/Type') !== '/StructElem') continue;
      const holds = [stored.get('/K') ?? []].flat().some((kid) => isObjectReference(kid, annotation));
      if (holds) return new Ref(number);
    }
    return null;
  }

  private appended(annotation: number, page: number): Ref {
    const top = [this.root.get('/K') ?? []].flat()[0];
    const whole = dictOf(resolve(this.objects, top));
    const element = dict({
      '/Type': '/StructElem',
      '/S': '/Form',
      '/P': top ?? 'null',
      '/K': dict({ '/Type': '/OBJR', '/Obj': new Ref(annotation), '/Pg': new Ref(page) }),
    });
    const reference = this.add(element);
    whole.set('/K', [...[whole.get('/K') ?? []].flat(), reference]);
    return reference;
  }
}

function isObjectReference(kid: Value, annotation: number): boolean {
  if (!(kid instanceof Map) || kid.get('/Type') !== '/OBJR') return false;
  const object = kid.get('/Obj');
  return object instanceof Ref && object.number === annotation;
}
