/** Made-up work of a made-up company, as a Bull Board's server would tell it. */
const startedAt = Date.UTC(2024, 4, 6, 8, 30);
const minute = 60_000;
const job = (id: number, name: string, data: object, failedReason = ''): object => ({
  id: String(id),
  name,
  data,
  timestamp: startedAt + id * minute,
  processedOn: startedAt + id * minute + 4000,
  finishedOn: startedAt + id * minute + 9000,
  progress: 0,
  attempts: failedReason ? 3 : 0,
  failedReason,
  stacktrace: failedReason ? [`Error: ${failedReason}\n    at send (/srv/work.js:12:7)`] : [],
  isFailed: failedReason !== '',
  opts: { attempts: 3, delay: 0 },
  delay: 0,
  returnValue: null,
});
const statuses = ['active', 'waiting', 'completed', 'failed', 'delayed', 'paused'];
const queue = (name: string, counts: readonly number[], jobs: object[] = []): object => ({
  name,
  counts: Object.fromEntries(statuses.map((status, at) => [status, counts[at]])),
  statuses: ['latest', ...statuses],
  jobs,
  pagination: { pageCount: 3, range: { start: 0, end: 9 } },
  readOnlyMode: false,
  allowRetries: true,
  allowCompletedRetries: true,
  isPaused: false,
  type: 'bull',
  delimiter: '',
  globalConcurrency: null,
});

export const redis = {
  version: '7.2.4',
  mode: 'standalone',
  port: 6379,
  os: 'Linux',
  uptime: 86_400,
  memory: { total: 8_000_000_000, used: 2_000_000_000, fragmentationRatio: 1.1, peak: 3_000_000_000 },
  clients: { connected: 12, blocked: 2 },
};

export const queues = {
  /** Where releases before the fourth look for it. */
  stats: {
    redis_version: redis.version,
    total_system_memory: String(redis.memory.total),
    used_memory: String(redis.memory.used),
    mem_fragmentation_ratio: String(redis.memory.fragmentationRatio),
    connected_clients: String(redis.clients.connected),
    blocked_clients: String(redis.clients.blocked),
  },
  queues: [
    queue(
      'Mails',
      [1, 4, 120, 5, 5, 0],
      [
        job(41, 'Order confirmed', { to: 'nora@keller.example' }, 'Mailbox full'),
        job(42, 'Order confirmed', { to: 'otto@frei.example' }, 'Mailbox full'),
        job(47, 'Password forgotten', { to: 'ana@sol.example' }, 'No such address'),
        job(52, 'Parcel on its way', { to: 'li@wang.example', parcel: 'P-88' }, 'Timed out'),
        job(58, 'Newsletter', { list: 'spring' }, 'Timed out'),
      ],
    ),
    queue('Invoices', [0, 2, 64, 1, 0, 0]),
    queue('Images', [2, 9, 310, 0, 3, 0]),
    queue('Reports', [0, 0, 12, 0, 1, 0]),
  ],
};
