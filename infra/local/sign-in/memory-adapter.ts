import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly endsAt: number;
}

/**
 * Keeps what the sign-in provider has issued in memory: a restart ends sign-ins that are under way, and nothing else,
 * because Clarion's own sessions are rows in the store.
 */
export function createMemoryAdapter(): (model: string) => Adapter {
  const entries = new Map<string, Entry>();

  const find = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const { payload, endsAt } of entries.values()) {
      if (endsAt > Date.now() && matches(payload)) return payload;
    }
    return undefined;
  };
  const tidy = () => {
    for (const [key, { endsAt }] of entries) if (endsAt <= Date.now()) entries.delete(key);
  };

  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    const read = (id: string) => {
      const entry = entries.get(keyOf(id));
      return entry && entry.endsAt > Date.now() ? entry.payload : undefined;
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        tidy();
        const endsAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        entries.set(keyOf(id), { payload, endsAt });
      },
      find: async (id) => read(id),
      findByUid: async (uid) => find((payload) => payload.kind === model && payload.uid === uid),
      findByUserCode: async (code) => find((payload) => payload.kind === model && payload.userCode === code),
      consume: async (id) => {
        const payload = read(id);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        entries.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
