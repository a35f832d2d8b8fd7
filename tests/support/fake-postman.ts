import {
  CannotLook,
  type Delivery,
  MaybePosted,
  NotPosted,
  PermanentFailure,
  type Postman,
} from "../../src/core/delivery.ts";

/** What happens to the next posts, one a step; after the last step all is well. */
export type Fate =
  | "well"
  /** The platform took it, and the answer was lost. */
  | "answer lost"
  /** The request was lost before the platform saw it, and nobody can tell. */
  | "request lost"
  | "refused"
  | "busy"
  | "gone";

/** A chat service in memory that keeps what was posted and fails as it is told. */
export interface FakePostman extends Postman {
  readonly posts: {
    readonly key: string;
    readonly channel: string;
    readonly thread?: string | undefined;
    readonly text: string;
  }[];
  readonly fates: Fate[];
  showsHistory: boolean;
  ready: boolean;
}

/** Builds one. */
export function fakePostman(): FakePostman {
  const postman: FakePostman = {
    posts: [],
    fates: [],
    showsHistory: true,
    ready: true,
    isReady: () => postman.ready,
    limits: { perSecond: 1000, channelPauseMs: 0 },
    obstacle: async () => undefined,
    async post(delivery) {
      const fate = postman.fates.shift() ?? "well";
      if (fate === "refused") throw new NotPosted("connection refused");
      if (fate === "busy") throw new NotPosted("too many requests", { retryAfterMs: 1 });
      if (fate === "gone") throw new PermanentFailure("the channel is archived");
      if (fate === "request lost") throw new MaybePosted("timed out");
      const message = keep(delivery, postman);
      if (fate === "answer lost") throw new MaybePosted("connection reset");
      return message;
    },
    async find({ key }) {
      if (!postman.showsHistory) throw new CannotLook("the scope channels:history is missing");
      const index = postman.posts.findIndex((post) => post.key === key);
      return index < 0 ? undefined : `m${index}`;
    },
  };
  return postman;
}

function keep({ key, channel, thread, reply }: Delivery, { posts }: FakePostman): string {
  posts.push({ key, channel, thread, text: reply.summary });
  return `m${posts.length - 1}`;
}
