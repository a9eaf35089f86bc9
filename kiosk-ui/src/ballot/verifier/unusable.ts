import type { Refusal } from '../result';
import type { Bilingual, VerificationReport } from './report';

/** Why a file gives no ground for a verdict, for people who read Chinese; the code's English reason stands beside. */
const chinese: Readonly<Record<string, string>> = {
  'archive-empty': '文件是空的',
  'archive-cut': '文件在一条记录中间中断',
  'archive-length': '有一条记录的长度无法读取',
  'archive-waiting': '有一个事件之前的数据太多',
  'archive-size': '文件或其中一条记录超过大小限制',
  'archive-header': '文件不以可读的 BELENIOS 记录开头',
  'archive-version': '本版本不认识该档案版本',
  'setup-missing': '档案中没有完整的选举设置',
  'setup-shape': '选举设置的形状不对',
  'election-shape': '选举数据的形状不对',
  'election-version': '本版本不认识该选举版本',
  'election-size': '选举的题目或选项太多',
  'election-group': '本版本不认识该选举所用的群',
  'question-shape': '有问题的形状不对',
  'question-kind': '本版本不认识其中一类问题',
  'trustees-shape': '保管人数据的形状不对',
  'trustee-kind': '本版本不认识其中一类保管人',
  'trustees-many': '保管人太多',
  'credentials-shape': '票签名单的形状不对',
};

export function unusable(refusal: Refusal): VerificationReport {
  const sentence: Bilingual = {
    zh: `无法作出判断：${chinese[refusal.code] ?? '数据无法读取'}。`,
    en: `No verdict: ${refusal.reason}.`,
  };
  return { verdict: 'unusable', stage: null, sentence, checks: [] };
}
