/** Detects how other tools and languages mark speaker notes. */

const SPEAKER = String.raw`(?:(?:speakers?|presenters?|presentation|slides?|lecture|stage|talk)['’]?s?[ _-]*)`;
const COLON = String.raw`[:：﹕︓∶꞉ː]`;
/** Quote, list and emphasis marks before it, and other white space. */
const BEFORE = String.raw`[\s>|]*(?:[-+*]\s+|\d+[.)]\s+)?[*_~\s]*`;

/** `Notes:`, `**Note:**`, `Note :`, `Note：`, `NOTE -`, `Speaker notes:`, `[note]`, `Notes` alone. */
const NOTES = new RegExp(
  [
    `^${BEFORE}${SPEAKER}?notes?\\s*[*_]*\\s*(?:${COLON}|[-–—](?=\\s))`,
    `^${BEFORE}${SPEAKER}notes?\\s*[*_]*$`,
    `^${BEFORE}[\\[({<]\\s*${SPEAKER}?notes?\\s*[\\])}>](?!\\()`,
    `^@notes?\\b`,
    // Deckset
    String.raw`^\^[ \t]+\S`,
    // Landslide, Beamer
    String.raw`^\.notes?\s*:`,
    String.raw`^\\(?:note|pdfnote)(?:<[^>]*>|\[[^\]]*\])?\{`,
  ].join('|'),
  'i',
);

/** Separator of remark.js. */
const REMARK = /^\?{3}[ \t]*$/;

const OTHERS = [
  ...['notiz(?:en)?', 'anmerkung(?:en)?', 'bemerkung(?:en)?', '(?:sprecher|redner|vortrags|referenten)-?notiz(?:en)?'],
  ...[
    'remarques?',
    'commentaires?',
    'notes? (?:du|de la|de l’|pour le) \\S+',
    'notas?(?: (?:del?|do) \\S+)?',
    'notitie?s?',
    'opmerking(?:en)?',
  ],
  ...[
    'anteckning(?:ar)?',
    'anmärkning(?:ar)?',
    'notat(?:er)?',
    'bemærkning(?:er)?',
    'merknad(?:er)?',
    'muistiinpano(?:t)?',
  ],
  ...['notatk[ai]', 'uwag[ai]', 'poznámk[ay]', 'jegyzet(?:ek)?', 'notlar', 'catatan', 'ghi chú', 'σημεί?ωσ\\S+'],
  ...['заметк[аи]', 'примечани[ея]', 'нотатк[аи]', 'примітк[аи]', 'бележк[аи]', 'белешк[ае]'],
  ...[
    '(?:発表者|スピーカー)?の?ノート',
    'メモ',
    '注',
    '備考',
    '备注',
    '備註',
    '笔记',
    '筆記',
    '注释',
    '讲稿',
    '(?:演讲者|演講者)备?備?[注註]',
  ],
  ...[
    '(?:발표자 ?)?노트',
    '메모',
    '참고',
    'ملاحظ(?:ة|ات)',
    'הער(?:ה|ות)',
    'टिप्पणी',
    'หมายเหตุ',
    'บันทึก',
    'यादداشت',
    'یادداشت',
  ],
];
const OTHER = new RegExp(`^${BEFORE}(?:${OTHERS.join('|')})\\s*[*_]*\\s*${COLON}`, 'iu');

/** Whether a line begins like notes. In other languages it may be meant for the slide. */
export function notesForm(line: string): 'sure' | 'other-language' | undefined {
  if (NOTES.test(line) || REMARK.test(line)) return 'sure';
  return OTHER.test(line) ? 'other-language' : undefined;
}

/** Whether the line contains only the mark. */
export const isBareMark = (line: string): boolean =>
  /^[^:：﹕︓∶꞉ː^]*[:：﹕︓∶꞉ː][\s*_]*$|^[\s*_]*[\p{L} ’'_-]+[\s*_]*$|^\?+\s*$/u.test(line);

/** A heading used as mark: `### Notes`. */
export const isNotesHeading = (title: string): boolean =>
  new RegExp(`^${SPEAKER}?notes?\\s*${COLON}?$`, 'i').test(title.trim());

/** A comment marked as notes. */
const COMMENT_NOTES = new RegExp(
  `^\\s*(?:@|\\.)?${SPEAKER}?notes?\\s*${COLON}|^\\s*${SPEAKER}notes?\\b|^\\s*\\[click(?::\\d+)?\\]`,
  'i',
);

/** Options in comments: Marp's, and those of other tools. */
const COMMAND = new RegExp(
  [
    '^_?(?:marp|theme|style|headingDivider|lang|paginate|header|footer|class|backgroundColor|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|color|size|math|transition|auto-scaling|layout|background)\\s*:',
    '^(?:fit|end_slide|pause|stop|new_lines?|reset_layout|jump_to_middle|incremental_lists|no_footer|s|v|v:|slide|next|element|cmd:pause|ex_doc.*|column|column_layout|font_size|alignment|skip_slide|include|list_item_newlines|snippet_output|vertical)(?:\\s*:.*|\\s+[\\w-]+=.*)?\\s*$',
  ].join('|'),
  'm',
);
/** Comments for tools and authors. */
const PRAGMA =
  /^\s*(?:todo|fixme|xxx|hack|end\b|prettier|eslint|stylelint|markdownlint|textlint|vale|cspell|spell-?check|vim?:|-\*-|toc\b|start|begin|doctoc|spdx|copyright)/i;

/** Sources, to-do comments and commented-out Markdown are not notes. */
const REMARK_OF_AUTHOR =
  /^\s*(?:(?:sources?|see|cf\.?|via|from|refs?|references?|ideas?|drafts?|review|questions?|old|alt|photos?|images?|pictures?|figures?|credits?|licen[cs]e|author|generated|updated|removed|disabled|hidden|unused|commented out|was|before|quellen?|bild|foto|fuente|fonte|źródło|source)\s*[:：]|https?:|[#|<]|!\[|`{3}|~{3}|:{2,}|-{3})/i;

/** How other tools treat a comment: as marked notes, as a command, or as notes because it is last. */
export function kindOfComment(value: string, isLast: boolean): 'notes' | 'command' | 'last' | undefined {
  const inner = value.replaceAll(/^\s*<!--|-->\s*$/g, '');
  if (COMMENT_NOTES.test(inner)) return 'notes';
  if (COMMAND.test(inner.trim())) return 'command';
  if (!isLast || PRAGMA.test(inner) || REMARK_OF_AUTHOR.test(inner)) return undefined;
  const letters = inner.match(/\p{L}/gu) ?? [];
  const isProse =
    letters.length >= 12 ||
    letters.filter((one) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(one))
      .length >= 4;
  return isProse ? 'last' : undefined;
}
