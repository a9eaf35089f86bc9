import { createApi, nothing } from '../live';
import { boolean, list, object, optional, string, type Shape } from '../view';

const api = createApi();

const readAccounts = list(
  object({
    login: string,
    name: string,
    role: string,
    meeting: optional(string),
    meetingTitle: optional(string),
    personId: optional(string),
    hasPassword: boolean,
    locked: boolean,
  }),
);
export type Account = Shape<typeof readAccounts>[number];

const readLink = object({ login: string, token: string });

const readMeetings = list(object({ id: string, title: string }));
export type MeetingName = Shape<typeof readMeetings>[number];

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly meeting?: string;
}

const at = (login: string) => `/api/accounts/${encodeURIComponent(login)}`;

/** What the server does with accounts. */
export const accounts = {
  all: () => api.get('/api/accounts', readAccounts),
  meetings: () => api.get('/api/meetings', readMeetings),
  create: (account: NewAccount) => api.post('/api/accounts', account, readLink),
  link: (login: string) => api.post(`${at(login)}/link`, {}, readLink),
  unlock: (login: string) => api.post(`${at(login)}/unlock`, {}, nothing),
  remove: (login: string) => api.remove(at(login)),
};

/** Roles that belong to no single meeting. */
const ofAllMeetings = ['ADMINISTRATOR', 'CLERK', 'SUPERIOR', 'SUPERVISION'];

/** Who may be entered by whom, as the server has it. */
const byClerks = [
  'CHAIR',
  'DOOR',
  'SCRUTINEER',
  'CHIEF_SCRUTINEER',
  'TELLER',
  'ISSUER',
  'CUSTODIAN',
  'INSPECTION',
  'PROJECTOR',
];
const byAdministrators = [...ofAllMeetings, 'OBSERVER', ...byClerks];

export function rolesFor(role: string): readonly string[] {
  return role === 'ADMINISTRATOR' ? byAdministrators : role === 'CLERK' ? byClerks : [];
}

export function needsMeeting(role: string): boolean {
  return role !== '' && !ofAllMeetings.includes(role);
}

/** The one-time link of a token; it travels in the fragment, which browsers never send. */
export function signInAddress(token: string, page: Pick<Location, 'href'>): string {
  return `${new URL('./signin.html', page.href).href}#link=${token}`;
}
