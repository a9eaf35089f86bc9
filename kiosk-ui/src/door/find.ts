import { pinyin } from 'pinyin-pro';
import type { RosterPerson } from '../view';

/** 单雄信 is read Shan, 曾 Zeng, 仇 Qiu; ü is typed v. A rare character without a reading stands for itself. */
export function readings(name: string): readonly string[] {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).map((part) =>
    part.toLowerCase(),
  );
}

/** Matches a part of the name, of the whole pinyin, of the initials, or the start of each syllable (zhs → 张三). */
export function matches(name: string, wanted: string): boolean {
  const query = wanted
    .trim()
    .toLowerCase()
    .replaceAll(/[\s'’]/g, '')
    .replaceAll('ü', 'v');
  if (query === '' || name.includes(wanted.trim())) return true;
  return startsSyllables(readings(name), query);
}

function startsSyllables(syllables: readonly string[], query: string): boolean {
  return syllables.some((_, at) => takes(syllables, at, query));
}

/** Each syllable may be typed in part, in order: zhangs, zsan, zs. */
function takes(syllables: readonly string[], at: number, query: string): boolean {
  if (query === '') return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  for (let length = Math.min(syllable.length, query.length); length > 0; length--) {
    if (syllable.startsWith(query.slice(0, length)) && takes(syllables, at + 1, query.slice(length)))
      return true;
  }
  return false;
}

export function find(roster: readonly RosterPerson[], wanted: string): readonly RosterPerson[] {
  return roster.filter((person) => matches(person.name, wanted) || person.id === wanted.trim());
}

/** Whether a scan is a badge of this system at all; the server says whether it is a good one. */
export function isBadge(scanned: string): boolean {
  return scanned.trim().startsWith('PXB1/');
}

/** A scanner types faster than any hand and ends with Enter. */
export interface Burst {
  readonly text: string;
  readonly at: number;
}

export const noBurst: Burst = { text: '', at: 0 };
const slowestScanner = 60;

export function typed(
  burst: Burst,
  key: string,
  at: number,
): { readonly burst: Burst; readonly scanned?: string } {
  const going = at - burst.at <= slowestScanner;
  if (key === 'Enter')
    return going && burst.text.length >= 2 ? { burst: noBurst, scanned: burst.text } : { burst: noBurst };
  if ([...key].length !== 1) return { burst };
  return { burst: { text: (going ? burst.text : '') + key, at } };
}
