/** Parts of a case file in which people slip; the file itself has been checked. */
interface Slippery {
  declaration: { number: string };
  company: { premises: { radiusMetres: number } };
  containers: { number: string }[];
  goods: { hsCode: string }[];
}

/**
 * A valid case file with the slips of every day in it: a digit left out, one mistyped, a tariff number cut short.
 * @param text a valid case file
 */
export function spoilt(text: string): string {
  const file = JSON.parse(text) as Slippery;
  file.declaration.number = file.declaration.number.slice(0, -1);
  file.company.premises.radiusMetres = 0;
  const [container] = file.containers;
  // Nine to nought and so on: the check digit no longer fits.
  if (container)
    container.number = container.number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const [goods] = file.goods;
  if (goods) goods.hsCode = goods.hsCode.slice(0, -1);
  return JSON.stringify(file, null, 2);
}
