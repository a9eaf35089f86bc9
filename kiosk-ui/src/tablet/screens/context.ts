import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LiveState } from '../../live';
import type { Preferences } from '../../look';
import type { TabletDriver } from '../driver';
import type { Enrolment } from '../enrolment';
import type { Event, Tablet } from '../state';

export interface PageContext {
  readonly tablet: Tablet;
  readonly link: LiveState;
  readonly enrolment: Enrolment;
  readonly driver: TabletDriver;
  readonly send: (event: Event) => void;
  readonly preferences: Preferences;
  readonly setPreferences: (next: Preferences) => void;
}

const Context = createContext<PageContext | undefined>(undefined);

export const PageProvider = Context.Provider;

export function usePage(): PageContext {
  const page = useContext(Context);
  if (!page) throw new Error('a screen stands outside the page');
  return page;
}
