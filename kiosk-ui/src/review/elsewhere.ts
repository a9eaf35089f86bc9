import { createApi } from '../live';
import { list, object, readMeetingView, string, type Candidate, type Dossier } from '../view';

const readMeetings = list(object({ id: string }));

/** The account that was filed about somebody of this name for another meeting, the newest meeting first. */
export async function filedElsewhere(candidate: Candidate, except: string): Promise<Dossier | undefined> {
  const api = createApi();
  const meetings = await api.get('/api/meetings', readMeetings);
  if (!meetings.ok) return undefined;
  for (const { id } of [...meetings.value].reverse()) {
    if (id === except) continue;
    const view = await api.get(`/api/meetings/${encodeURIComponent(id)}/view`, readMeetingView);
    if (!view.ok) continue;
    for (const item of view.value.items) {
      const same = item.candidates.find(({ name }) => name === candidate.name);
      const filed = same && item.review?.dossiers.find((one) => one.candidate === same.id);
      if (filed) return filed;
    }
  }
  return undefined;
}
