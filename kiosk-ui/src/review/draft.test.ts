import { describe, expect, it } from 'vitest';
import { read, readDossier } from '../view';
import { applied, dossierOf, draftOf, emptyDraft, isIncomplete, namesIn, newConsultation } from './draft';

const appointed = {
  id: 'c1',
  name: '张三',
  person: undefined,
  currentPost: '某职',
  proposedPost: 'A局副局长',
  removalPost: undefined,
  birth: undefined,
};

describe('an account while it is written', () => {
  it('asks for both ways of recommendation, and for none where a post is only taken away', () => {
    expect(emptyDraft(appointed).recommendations.map(({ mode }) => mode)).toEqual(['TALK', 'MEETING']);
    expect(emptyDraft({ ...appointed, proposedPost: undefined, removalPost: 'F' }).recommendations).toEqual(
      [],
    );
  });

  it('leaves out what was left blank', () => {
    expect(dossierOf('i1', 'c1', emptyDraft(appointed))).toEqual({
      item: 'i1',
      candidate: 'c1',
      recommendations: [],
      inspections: [],
      consultations: [],
      attachments: [],
    });
  });

  it('knows what was begun and not finished', () => {
    const draft = emptyDraft(appointed);
    expect(isIncomplete(draft)).toBe(false);
    const [talk, meeting] = draft.recommendations;
    expect(isIncomplete({ ...draft, recommendations: [{ ...talk!, votes: '4' }, meeting!] })).toBe(true);
    expect(isIncomplete({ ...draft, consultations: [{ ...newConsultation, with: '分管领导' }] })).toBe(true);
    expect(isIncomplete({ ...draft, inspections: { ARCHIVES: { date: '', note: '存疑' } } })).toBe(true);
  });

  it('comes back from what was filed as it was', () => {
    const filed = {
      item: 'i1',
      candidate: 'c1',
      recommendations: [
        {
          mode: 'MEETING',
          date: '2026-05-22',
          entitled: 60,
          present: 50,
          valid: 50,
          votes: 41,
          names: ['甲', '乙'],
          seats: 1,
        },
      ],
      inspections: [{ check: 'ARCHIVES', date: '2026-08-03', note: '无异常' }],
      consultations: [{ with: '分管领导', opinion: '有保留', divergent: true, resolution: '已说明' }],
      attachments: [{ hash: '0'.repeat(64), name: '考察材料.pdf', size: 9 }],
    };
    const dossier = read(readDossier, filed);
    expect(dossier.ok && dossierOf('i1', 'c1', draftOf(dossier.value))).toEqual(filed);
  });

  it('takes dates and those asked over to others, and leaves what they have', () => {
    const from = {
      ...emptyDraft(appointed),
      inspections: { ARCHIVES: { date: '2026-08-03', note: '无异常' } },
      consultations: [{ with: '分管领导', opinion: '同意', divergent: false, resolution: '' }],
    };
    const to = { ...emptyDraft(appointed), inspections: { ARCHIVES: { date: '2026-07-01', note: '' } } };
    expect(applied(to, from).inspections['ARCHIVES']?.date).toBe('2026-07-01');
    expect(applied(emptyDraft(appointed), from).inspections['ARCHIVES']).toEqual({
      date: '2026-08-03',
      note: '',
    });
    expect(applied(to, from).consultations[0]).toEqual({ ...newConsultation, with: '分管领导' });
  });

  it('reads names however they are set apart', () => {
    expect(namesIn('甲、乙，丙 丁；戊')).toEqual(['甲', '乙', '丙', '丁', '戊']);
    expect(namesIn(' ')).toEqual([]);
  });
});
