/** Non-picture file types by extension, with a replacement to suggest. */

export interface Kind {
  /** With its article: “a film (MP4)”. */
  readonly name: string;
  /** A complete sentence. */
  readonly instead: string;
}

const FILM =
  'Show a still picture of it that leads to where it can be watched: `[![What it shows](still.png)](https://…)`.';
const PAGE = 'Export the page that is to be shown as SVG, or as PNG.';
const BITMAP = 'Save it as PNG, or a photo as JPEG.';
const DRAWING = 'Export it as SVG, or as PNG.';

/** Kinds with their extensions. */
const KINDS: readonly (readonly [name: string, instead: string, endings: string])[] = [
  ['a film', FILM, 'mp4 m4v webm mov mkv avi wmv flv mpg mpeg ogv 3gp mts m2ts vob mxf gifv'],
  [
    'a sound',
    'Link to where it can be heard, or play it beside the slides.',
    'mp3 wav ogg oga opus flac m4a aac aif aiff wma mid midi weba',
  ],
  ['a document', PAGE, 'pdf ps doc docx odt rtf xps djvu epub tex typ'],
  ['a presentation', PAGE, 'ppt pptx pps ppsx odp key'],
  ['a table', 'Write it as a Markdown table, or export it as SVG, or as PNG.', 'xls xlsx ods csv tsv numbers'],
  ['a drawing', DRAWING, 'ai eps cdr emf wmf vsd vsdx odg drawio dia fig sketch excalidraw dot gv puml mmd dxf svgz'],
  ['a bitmap', BITMAP, 'bmp dib tif tiff ico cur icns tga pcx pbm pgm ppm pnm xbm xpm dds exr hdr jp2 j2k jpx jpf jxl'],
  ['a photo', BITMAP, 'heic heif hif cr2 cr3 nef arw dng orf raf rw2'],
  ['a layered picture', BITMAP, 'psd psb xcf kra ora afphoto procreate'],
  ['a web page', 'Show a picture of it, and link to it.', 'html htm xhtml mht mhtml'],
  ['a JPEG under another ending', 'Rename it so that it ends in `.jpg`.', 'jpe jfif pjpeg pjp'],
  ['a PNG under another ending', 'Rename it so that it ends in `.png`.', 'apng'],
];

const BY_ENDING = new Map(
  KINDS.flatMap(([name, instead, endings]) => endings.split(' ').map((ending) => [ending, { name, instead }] as const)),
);

/** @param path of a file without a picture's extension */
export function kindByName(path: string): Kind {
  const [, ending = ''] = /[^/]\.([^./]+)$/.exec(path) ?? [];
  const known = BY_ENDING.get(ending.toLowerCase());
  if (known) return { ...known, name: `${known.name} (${ending.toUpperCase()})` };
  const name = ending === '' ? 'a file whose name does not tell its kind' : `a file of the kind \`.${ending}\``;
  return { name, instead: 'Export what is to be shown as SVG, or as PNG.' };
}
