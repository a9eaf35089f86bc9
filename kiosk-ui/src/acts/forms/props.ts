import type { Facts } from '../../words/acts';

export interface FormProps {
  /** What the server or the caller already knows: item, round. */
  readonly fields: Facts;
  readonly done?: (() => void) | undefined;
}

export function textOf(fields: Facts, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
