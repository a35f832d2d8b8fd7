import { describe, expect, it, onTestFinished } from "vitest";
import {
  CannotLook,
  type Delivery,
  MaybePosted,
  NotPosted,
  PermanentFailure,
  type Postman,
} from "../../src/core/delivery.ts";
import { reply } from "../../src/core/reply.ts";
import type { ChannelAddress } from "../../src/core/subscription.ts";

/** How the platform treats the next post. */
export type PostFate =
  /** Taken, and the connection is lost before the answer. */
  | "answer lost"
  /** The connection is lost before the platform has read it. */
  | "request lost"
  /** Taken, and never answered, on a connection that stays half open. */
  | "hangs"
  | "server error"
  | "rate limited"
  | "no such channel";

/** A platform's postman over its stand-in. */
export interface DeliveryHarness {
  readonly postman: Postman;
  /** A channel that the bot may post in, and one that it was never invited to. */
  readonly inside: ChannelAddress;
  readonly outside: ChannelAddress;
  /** How the next post ends. */
  next(fate: PostFate): void;
  /** Takes the right to look at the history away. */
  hideHistory(): void;
  /** How many messages stand in a channel, and how many in the thread under a message. */
  count(channel: string, thread?: string): number;
  /** Closes all, and throws if the stand-in saw an invalid or unexpected request. */
  close(): Promise<void>;
}

/** What a postman must do so that nothing is lost or doubled. */
export function deliveryContract(name: string, start: () => Promise<DeliveryHarness>): void {
  const started = async (): Promise<DeliveryHarness> => {
    const harness = await start();
    onTestFinished(() => harness.close());
    return harness;
  };
  const delivery = (address: ChannelAddress, parts: Partial<Delivery> = {}): Delivery => ({
    ...address,
    key: "digest/abc/2011-08-22",
    since: new Date(Date.now() - 5000).toISOString(),
    reply: reply({ summary: "A digest", blocks: [{ kind: "text", text: "A digest @everyone <!channel>" }] }),
    ...parts,
  });

  describe(`${name}: given a message to be posted`, () => {
    it("when it is posted, then it is found by its key and by no other", async () => {
      const { postman, inside, count } = await started();
      const message = await postman.post(delivery(inside));
      expect(count(inside.channel)).toBe(1);
      expect(await postman.find(delivery(inside))).toBe(message);
      expect(await postman.find(delivery(inside, { key: "digest/abc/2011-08-23" }))).toBeUndefined();
    });

    it("when it was never posted, then it is not found", async () => {
      const { postman, inside } = await started();
      expect(await postman.find(delivery(inside))).toBeUndefined();
    });

    it("when it belongs into a thread, then it is posted and found there", async () => {
      const { postman, inside, count } = await started();
      const thread = await postman.post(delivery(inside));
      const child = delivery(inside, { key: "digest/abc/2011-08-22/ipset", thread });
      expect(await postman.find(child)).toBeUndefined();
      const message = await postman.post(child);
      await postman.post({ ...child, key: "digest/abc/2011-08-22/nat" });
      expect(await postman.find(child)).toBe(message);
      expect(count(inside.channel)).toBe(1);
      expect(count(inside.channel, thread)).toBe(2);
    });

    it.each<[PostFate, typeof MaybePosted | typeof NotPosted | typeof PermanentFailure, number]>([
      ["answer lost", MaybePosted, 1],
      ["request lost", MaybePosted, 0],
      ["hangs", MaybePosted, 1],
      ["server error", MaybePosted, 0],
      ["rate limited", NotPosted, 0],
      ["no such channel", PermanentFailure, 0],
    ])(
      "when the post ends in %s, then that is what the postman says, and it sent no more than one",
      async (fate, kind, count) => {
        const harness = await started();
        harness.next(fate);
        await expect(harness.postman.post(delivery(harness.inside))).rejects.toBeInstanceOf(kind);
        expect(harness.count(harness.inside.channel)).toBe(count);
        expect((await harness.postman.find(delivery(harness.inside))) !== undefined).toBe(count === 1);
      },
    );

    it("when the platform asks for patience, then the postman says for how long", async () => {
      const harness = await started();
      harness.next("rate limited");
      await expect(harness.postman.post(delivery(harness.inside))).rejects.toMatchObject({
        retryAfterMs: expect.any(Number),
      });
    });

    it("when the history is out of sight, then the postman says that it can't look", async () => {
      const harness = await started();
      harness.hideHistory();
      await expect(harness.postman.find(delivery(harness.inside))).rejects.toBeInstanceOf(CannotLook);
    });
  });

  describe(`${name}: given a channel that somebody wants digests in`, () => {
    it("then nothing stands in the way where the bot may post, and elsewhere a sentence says what to do", async () => {
      const { postman, inside, outside } = await started();
      expect(await postman.obstacle(inside, false)).toBeUndefined();
      expect(await postman.obstacle(inside, true)).toBeUndefined();
      expect(await postman.obstacle(outside, false)).toMatch(/invite|permission/iu);
    });
  });
}
