import type { ZipFault } from '../zip-salvage';

interface Words {
  zh: string;
  en: string;
}

/** What of the archive's layout differs, for people. */
export const LAYOUT_WORDS: Readonly<Record<Exclude<ZipFault['part'], 'name' | 'cut'>, Words>> = {
  directory: {
    zh: '目录中的记载与文件处不同',
    en: 'the directory says something else than the file',
  },
  end: {
    zh: '末尾记录不同，或其后有多余字节',
    en: 'the end record is another one, or bytes follow it',
  },
  header: {
    zh: '文件前的文件头与规定不同',
    en: 'the header in front of the file is not the one prescribed',
  },
  gap: { zh: '文件之间有多余字节', en: 'there are bytes that belong to no file' },
  packed: {
    zh: '文件被压缩、加密或未注明大小，无法检查内容',
    en: 'the file is compressed, encrypted or of no stated size: its content cannot be checked',
  },
};

/** For an archive of which nearly every file is told otherwise. */
export const REPACKED = (count: number): Words => ({
  zh: `${count} 处不同，此为首处：可能用其他软件重新打包`,
  en: `${count} places differ, this is the first: another program may have packed it again`,
});
