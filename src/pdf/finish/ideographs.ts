/**
 * Corrects the characters of Chinese and Japanese glyphs. A font has one glyph for the radical `⾏` (U+2F8F) and the
 * ideograph `行` (U+884C); Chromium maps it to the radical, so that a search for the word finds nothing.
 */
import { PDFDict, PDFName, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import { changeCMap } from '../fonts.ts';
import { bytesOf, find } from '../objects.ts';

/** CJK Radicals Supplement, each with its ideograph: EquivalentUnifiedIdeograph.txt of Unicode 15. */
const SUPPLEMENT =
  '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑' +
  ' ⺕𫜹 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王' +
  ' ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑' +
  ' ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長' +
  ' ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼' +
  ' ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟';

/** A radical is one code unit, some ideographs are two. */
const BY_RADICAL = new Map(SUPPLEMENT.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));

const RADICAL = /[\u2E80-\u2FDF]/gu;

/** Replaces radicals by their ideographs; Kangxi radicals are compatibility characters, which NFKC replaces. */
export const unified = (text: string): string =>
  text.replace(RADICAL, (radical) => BY_RADICAL.get(radical) ?? radical.normalize('NFKC'));

/** Rewrites the ToUnicode maps of fonts that have radicals; the others stay as they are. */
export function unifyIdeographs(document: PDFDocument): void {
  const { context } = document;
  for (const [, object] of context.enumerateIndirectObjects()) {
    const reference = object instanceof PDFDict ? object.get(PDFName.of('ToUnicode')) : undefined;
    if (!(object instanceof PDFDict) || !(reference instanceof PDFRef)) continue;
    const map = bytesOf(find(object, 'ToUnicode'));
    const written = changeCMap(map, unified);
    if (written !== map) context.assign(reference, context.flateStream(Buffer.from(written, 'latin1')));
  }
}
