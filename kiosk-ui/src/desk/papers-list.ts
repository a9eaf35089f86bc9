import { boolean, list, object, oneOf, optional, string, type Shape } from '../view';

/** `GET /api/meetings/{m}/papers`. */
export const readPapers = object({
  papers: list(
    object({
      file: string,
      title: string,
      format: oneOf('DOCX', 'XLSX', 'PDF'),
      ready: boolean,
      whyNot: optional(string),
    }),
  ),
});
export type PaperList = Shape<typeof readPapers>['papers'];

/** 会议记录（DOCX）: papers of one title differ by their form, which some titles say themselves. */
export const paperName = ({ title, format }: PaperList[number]) =>
  title.endsWith('）') ? title : `${title}（${format}）`;
