// Serves the built pages with made-up answers, to look at them: PORT=8090 node e2e/desk-fixture.mjs.
// A cookie `scene=name` picks the moment, `role=CLERK` the person.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { entries, report, verification } from './desk-record.mjs';
import { scenes } from './desk-scenes.mjs';

const pages = join(import.meta.dirname, '../dist/pages');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const names = {
  CLERK: '何记录',
  DOOR: '签到台',
  CHAIR: '林书记',
  OBSERVER: '郑某',
  SCRUTINEER: '冯乙',
  TELLER: '施二',
  ISSUER: '严制',
  CUSTODIAN: '密钥保管人',
};

function cookies(request) {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  return { scene: 'voting', role: 'CLERK', ...Object.fromEntries(pairs) };
}

const json = (response, status, value) => {
  response.writeHead(status, { 'content-type': 'application/json', 'content-security-policy': csp });
  response.end(JSON.stringify(value));
};

const refusals = {
  STATE_OPINION: (data) =>
    data.person === 'p1' &&
    !data.interjection && {
      code: 'PRINCIPAL_MUST_BE_LAST',
      title: '主要负责人应当最后表态',
      detail: '尚有 褚丁、卫戊、单雄、曾庚 未表态（末位表态规则）。',
      action: '请先登记其他同志的意见；主要负责人先说的话可记为插话。',
    },
  CHECK_IN: (data) =>
    data.person === 'p4' && {
      code: 'ALREADY_PRESENT',
      title: '陈丙 已经签到',
      action: '如系误操作，请先撤销。',
    },
  WARN_CLOSE: () => false,
  APPROVE_SCRUTINEERS: () => ({
    code: 'SCRUTINEER_IS_RECUSED',
    title: '周甲 在第 3 项回避，不能担任该项监票人',
    detail: '候选人和回避人不得担任监票人、计票人（《工作程序》监票人条件）。',
    action: '请为第 3 项另行确定监票人；由主持人提出，举手通过。',
  }),
};

function stationState({ scene, role }) {
  const fresh = scene === 'prepare';
  return {
    role,
    server: 'https://clerk.localhost:8443',
    meeting: 'm1',
    name: names[role],
    hasKey: !fresh && role !== 'ISSUER',
    publicKey: fresh ? undefined : 'b9c6f2a0…5d31',
    ...(role === 'OBSERVER' && !fresh ? { signingKey: 'MCowBQYDK2VwAyEA9o2m…' } : {}),
    lastSeen: { size: 213 },
    rounds: scenes[scene].round
      ? [
          {
            id: 'r1',
            state: scenes[scene].round.state,
            ...(scene === 'draft' ? { checked: report } : {}),
            sealed: scene !== 'draft',
            cosigned: false,
            given: false,
          },
        ]
      : [],
  };
}

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const who = cookies(request);
  const path = url.pathname;
  const sent = request.method === 'POST' ? await body(request) : undefined;
  if (path === '/api/me') {
    if (who.role === 'NOBODY') return json(response, 401, { code: 'NOT_SIGNED_IN', title: '尚未登录' });
    return json(response, 200, {
      name: names[who.role],
      role: who.role,
      personId: { CHAIR: 'p1', SCRUTINEER: 'p3', TELLER: 's3' }[who.role],
      ...(who.scene === 'list' ? {} : { meeting: 'm1' }),
    });
  }
  if (path.startsWith('/api/sign-in'))
    return json(response, 401, {
      code: 'SIGN_IN_FAILED',
      title: '账号或密码不对',
      detail: '连续 5 次不对将锁定 15 分钟。',
      action: '请核对后再试。',
    });
  if (path === '/api/meetings')
    return json(response, 200, [
      { id: 'm1', title: '中共某某县委常委会 2026年第12次会议', state: 'IN_SESSION' },
      { id: 'm2', title: '某某局民主推荐、民主测评大会', state: 'PREPARING' },
    ]);
  if (path.endsWith('/view')) return json(response, 200, scenes[who.scene] ?? scenes.voting);
  if (path.endsWith('/entries'))
    return json(response, 200, {
      entries: entries(who.scene).slice(Number(url.searchParams.get('from') ?? 0)),
      checkpoint: '',
    });
  if (path.endsWith('/acts')) {
    const refusal = refusals[sent.type]?.(sent.data ?? {});
    return refusal ? json(response, 409, refusal) : json(response, 200, { number: 215, size: 216 });
  }
  if (path.includes('/import/')) {
    if (url.searchParams.get('name')?.includes('bad'))
      return json(response, 200, {
        persons: [],
        items: [],
        problems: [
          { row: 4, column: '身份', reason: '“正式”不是 出席/列席/候补/工作人员 之一' },
          { row: 7, column: '姓名', reason: '姓名为空' },
        ],
      });
    return json(response, 200, {
      persons: scenes.voting.roster.slice(0, 5),
      items: scenes.voting.items,
      problems: [],
    });
  }
  if (path.endsWith('/papers'))
    return json(response, 200, {
      papers: [
        { file: 'minutes.docx', title: '会议记录', format: 'DOCX', ready: true },
        { file: 'report.pdf', title: '表决结果报告单', format: 'PDF', ready: true },
        { file: 'attendance.xlsx', title: '签到表', format: 'XLSX', ready: true },
      ],
    });
  if (path === '/station/state')
    return ['CLERK', 'TELLER', 'CHAIR'].includes(who.role)
      ? json(response, 404, { code: 'NOT_FOUND', title: '没有此页' })
      : json(response, 200, stationState(who));
  if (path === '/station/slips') {
    const slips = sent.counts.flatMap(({ category, count }) =>
      Array.from({ length: count }, (_, i) => ({
        category,
        code: `${'7Kq2mV9xTn4R81bZc0WdHy'.slice(i % 9)}${'AbCdEfGhJ'.slice(0, i % 9)}x${i % 10}`,
      })),
    );
    return json(response, 200, { slips });
  }
  if (path.endsWith('/check')) return json(response, 200, report);
  if (path.endsWith('/verify')) return json(response, 200, verification);
  if (path.startsWith('/station/')) return json(response, 200, {});
  if (path === '/demo.json') {
    const card = (role, title, text) => ({
      role,
      title,
      text,
      url: `http://${role.toLowerCase()}.localhost:8080/signin.html#link=x`,
    });
    const meeting = {
      meeting: 'm1',
      title: '中共某某县委常委会 2026年第12次会议',
      next: '先打开“签到”，请八位同志签到；吴己请假。',
      cards: [
        card('DOOR', '签到', '登记到会、请假、迟到、早退'),
        card('CLERK', '会务', '筹备会议、记录表态、生成文书'),
        card('CHAIR', '主持人', '按提词主持会议'),
        card('TABLET', '平板', '投票；可打开八台'),
        card('SCRUTINEER', '监票人', '发放凭证、清点收回、签字'),
        card('OBSERVER', '列席监督', '封箱确认、独立核验'),
        card('PROJECTOR', '大屏', '给会场看的内容'),
        card('CUSTODIAN', '密钥保管', '同意启封计票'),
      ],
      slips: Array.from({ length: 8 }, (_, i) => ({ code: `7Kq2mV9xTn4R81bZc0WdHy${i}k` })),
    };
    return json(response, 200, { meetings: [meeting] });
  }
  if (request.method === 'POST') return json(response, 200, {});
  const file = normalize(path === '/' ? '/index.html' : path);
  try {
    const bytes = await readFile(join(pages, file));
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': csp,
    });
    response.end(bytes);
  } catch {
    json(response, 404, { code: 'NOT_FOUND', title: '没有此页' });
  }
});

const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket, request) => {
  const view = scenes[cookies(request).scene] ?? scenes.voting;
  socket.on('message', () => socket.send(JSON.stringify({ size: view.size, view })));
});

const port = Number(process.env['PORT'] ?? 0);
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
export { server };
