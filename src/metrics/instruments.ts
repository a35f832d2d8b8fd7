import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** In seconds: from what memory answers to what Slack and Discord give up on, which is three. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** All that is measured: https://prometheus.io/docs/practices/naming/ */
export type Instruments = ReturnType<typeof createInstruments>;

/** Makes the instruments, and those of Node itself: memory, CPU, the event loop's delay, garbage collection. */
export function createInstruments() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return { registry, ...ofInputs([registry]), ...ofPosts([registry]), ...ofState([registry]) };
}

function ofInputs(registers: Registry[]) {
  return {
    commands: new Histogram({
      name: "rapporteur_command_seconds",
      help: "From an input until its answer is known, by the command that it came down to, and how it ended: answered, refused (with a sentence on what is wrong with it) or failed (our fault).",
      labelNames: ["platform", "command", "outcome"] as const,
      buckets,
      registers,
    }),
    completions: new Histogram({
      name: "rapporteur_completion_seconds",
      help: "Until suggestions are known for what somebody types.",
      labelNames: ["platform"] as const,
      buckets,
      registers,
    }),
    searches: new Histogram({
      name: "rapporteur_search_seconds",
      help: "What a search for talks takes, remembered ones included.",
      buckets,
      registers,
    }),
  };
}

function ofPosts(registers: Registry[]) {
  return {
    posts: new Histogram({
      name: "rapporteur_post_seconds",
      help: "What a post of the bot's own accord takes, by how it ended: sent, refused (for good), limited (429), failed, unclear (it may have been posted).",
      labelNames: ["platform", "outcome"] as const,
      buckets,
      registers,
    }),
    retries: new Counter({
      name: "rapporteur_post_retries_total",
      help: "Posts that have to be tried again: limited, failed or unclear.",
      labelNames: ["platform"] as const,
      registers,
    }),
  };
}

function ofState(registers: Registry[]) {
  return {
    build: new Gauge({
      name: "rapporteur_build_info",
      help: "Always 1; the label says which version runs.",
      labelNames: ["version"] as const,
      registers,
    }),
    storeUp: new Gauge({
      name: "rapporteur_store_up",
      help: "Whether the store answers.",
      registers,
    }),
    outboxDepth: new Gauge({
      name: "rapporteur_outbox_depth",
      help: "Messages that wait to be posted, in the whole store; absent while it doesn't answer.",
      labelNames: [] as const,
      registers,
    }),
    outboxAge: new Gauge({
      name: "rapporteur_outbox_age_seconds",
      help: "How long the oldest of them should have been posted; 0 for none.",
      labelNames: [] as const,
      registers,
    }),
    connected: new Gauge({
      name: "rapporteur_platform_connected",
      help: "Whether a platform that is set up is connected.",
      labelNames: ["platform"] as const,
      registers,
    }),
  };
}
