import type { Html, Nodes } from 'mdast';
import type { Place } from '../../talk.ts';
import { insteadOfCommand, insteadOfElementAttributes, insteadOfSlideAttributes, insteadOfTag } from './instead.ts';
import { kindOfComment } from './notes.ts';
import { message, type Message } from '../messages.ts';
import { placeOf } from '../parse.ts';
import { isPlainComment, REVEAL_COMMENT } from '../split.ts';

/**
 * Allows HTML comments and reports any other HTML as an error. For reveal.js's attribute comments the message names our
 * equivalent.
 */
export function checkHtml(node: Html, siblings: readonly Nodes[]): Message[] {
  const place = placeOf(node);
  const { value } = node;
  const [, kind] = REVEAL_COMMENT.exec(value) ?? [];
  if (kind !== undefined) return [revealMessage(kind, value, place)];
  if (value.startsWith('<!--')) return checkComment(value, place);
  // `<b>x</b>` is one error: a closing tag is reported only when it stands alone.
  const isOpened = siblings.some((other) => other.type === 'html' && /^<[a-zA-Z]/.test(other.value));
  return value.startsWith('</') && isOpened ? [] : [message('html-raw', place, tagOf(value), insteadOfTag(value))];
}

function revealMessage(kind: string, value: string, place: Place): Message {
  const found = value.replaceAll(/\s+/g, ' ').trim();
  return kind === 'slide'
    ? message('html-reveal-slide', place, found, insteadOfSlideAttributes(found))
    : message('html-reveal-element', place, found, insteadOfElementAttributes(found));
}

/** @param isLast whether it is the last thing on a slide that has no notes */
export function checkPlainComment(value: string, place: Place, isLast: boolean): Message[] {
  switch (kindOfComment(value, isLast)) {
    case 'notes':
      return [message('comment-notes', place)];
    case 'command':
      return [message('comment-command', place, value.replaceAll(/\s+/g, ' '), insteadOfCommand(value))];
    case 'last':
      return [message('comment-last', place)];
    case undefined:
      return [];
  }
}

function checkComment(value: string, place: Place): Message[] {
  if (isPlainComment(value)) return checkPlainComment(value, place, false);
  const end = value.indexOf('-->');
  if (end === -1) return [message('comment-unclosed', place)];
  if (value.slice(4, end).includes('<!--')) return [message('comment-swallows', place)];
  return [
    message(
      'comment-line',
      place,
      value
        .slice(end + 3)
        .trim()
        .slice(0, 20),
    ),
  ];
}

function tagOf(value: string): string {
  return /<[^\s>]*/.exec(value)?.[0].concat('>') ?? value.trim().slice(0, 20);
}
