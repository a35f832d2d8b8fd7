import { describe, expect, it, onTestFinished } from "vitest";
import type { Note, NoteDraft, NoteHome } from "../../src/core/note.ts";
import type { Store } from "../../src/core/store.ts";
import { programmeOf } from "../support/programme.ts";

const HOME: NoteHome = { platform: "slack", workspace: "T1" };
const ELSEWHERE: readonly NoteHome[] = [
  { platform: "slack", workspace: "T2" },
  { platform: "discord", workspace: "T1" },
];
const SETS = { workshop: "packets-2021", id: "sets" };
const MONDAY = new Date("2021-07-05T10:00:00Z");
const TUESDAY = new Date("2021-07-06T10:00:01Z");

const DRAFT: NoteDraft = {
  workshop: SETS.workshop,
  talk: SETS.id,
  text: "The lookup is a Cuckoo filter now",
  link: "https://example.org/cuckoo.pdf",
  message: "https://packets.slack.com/archives/C1/p1",
  person: "U1",
  author: "ann",
};

/** What every store must do with notes. `open` gives an empty one. */
export function notesContract(name: string, open: () => Promise<Store>): void {
  const filled = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    await store.save(programmeOf([{ title: "Sets" }, { title: "Queues" }]), {
      source: "packets-2021",
      fingerprint: "1",
    });
    return store;
  };
  const noted = async (
    changes: Partial<NoteDraft> = {},
  ): Promise<{ store: Store; notes: Store["notes"]; note: Note }> => {
    const store = await filled();
    const note = await store.notes.add(HOME, { ...DRAFT, ...changes }, MONDAY);
    return { store, notes: store.notes, note };
  };

  describe(`${name}: given a note on a talk`, () => {
    it("then it stands there as it was given, with the time", async () => {
      const { notes, note } = await noted();
      expect(note).toMatchObject({ ...DRAFT, written: MONDAY.toISOString() });
      expect(await notes.on(HOME, SETS)).toEqual([note]);
      expect(await notes.get(HOME, note.id)).toEqual(note);
      expect(await notes.on(HOME, { ...SETS, id: "queues" })).toEqual([]);
    });

    it("then no other workspace can see, find, change or remove it", async () => {
      const { notes, note } = await noted();
      for (const home of ELSEWHERE) {
        expect(await notes.on(home, SETS)).toEqual([]);
        expect(await notes.get(home, note.id)).toBeUndefined();
        expect(await notes.search(home, "cuckoo filter", undefined)).toEqual([]);
        expect(await notes.change(home, note.id, { text: "mine" }, TUESDAY)).toBeUndefined();
        await notes.remove(home, note.id);
      }
      expect(await notes.on(HOME, SETS)).toEqual([note]);
    });

    it("then a number that no note has finds nothing, however large", async () => {
      const { notes, note } = await noted();
      for (const id of [note.id + 1, 2 ** 31, 2 ** 53]) {
        expect(await notes.get(HOME, id)).toBeUndefined();
        expect(await notes.change(HOME, id, { text: "mine" }, TUESDAY)).toBeUndefined();
        await notes.remove(HOME, id);
      }
      expect(await notes.on(HOME, SETS)).toEqual([note]);
    });

    it("when the programme comes again, without the talk and with it, then the note is still there", async () => {
      const { store, notes, note } = await noted();
      for (const [fingerprint, titles] of [
        ["2", ["Queues"]],
        ["3", ["Queues", "Sets"]],
      ] as const) {
        const programme = programmeOf(titles.map((title) => ({ title, summary: fingerprint })));
        await store.save(programme, { source: "packets-2021", fingerprint });
      }
      expect(await notes.on(HOME, SETS)).toEqual([note]);
      expect(await notes.search(HOME, "cuckoo", undefined)).toEqual(["packets-2021/sets"]);
    });

    it("when its talk gets another title, day and presenter, then the note is still there", async () => {
      const { store, notes, note } = await noted();
      const changed = { id: "sets", title: "Filters", day: "2021-07-07", by: ["Ann Lee"] };
      await store.save(programmeOf([changed, { title: "Queues" }]), {
        source: "packets-2021",
        fingerprint: "2",
      });
      expect(await notes.on(HOME, SETS)).toEqual([note]);
    });

    it("when another follows, then the oldest stands first", async () => {
      const { notes } = await noted();
      await notes.add(HOME, { ...DRAFT, text: "And quick" }, TUESDAY);
      const texts = (await notes.on(HOME, SETS)).map(({ text }) => text);
      expect(texts).toEqual([DRAFT.text, "And quick"]);
    });

    it("when it is changed, then only that is different, and the new words find it", async () => {
      const { notes, note } = await noted();
      const change = { text: "It is a Bloom filter", link: undefined };
      const changed = await notes.change(HOME, note.id, change, TUESDAY);
      expect(changed).toEqual({ ...note, text: change.text, edited: TUESDAY.toISOString() });
      expect(await notes.search(HOME, "bloom", undefined)).toEqual(["packets-2021/sets"]);
      expect(await notes.search(HOME, "lookup", undefined)).toEqual([]);
    });

    it("when it is taken off its link, then the link is gone", async () => {
      const { notes, note } = await noted();
      expect((await notes.change(HOME, note.id, { link: null }, TUESDAY))?.link).toBeUndefined();
      expect((await notes.get(HOME, note.id))?.text).toBe(DRAFT.text);
    });

    it("when it is put on another talk, then it stands there and not here", async () => {
      const { notes, note } = await noted();
      await notes.change(HOME, note.id, { talk: "queues" }, TUESDAY);
      expect(await notes.on(HOME, SETS)).toEqual([]);
      expect(await notes.on(HOME, { ...SETS, id: "queues" })).toHaveLength(1);
      expect(await notes.search(HOME, "cuckoo", undefined)).toEqual(["packets-2021/queues"]);
    });

    it("when it is removed, then nothing of it is found", async () => {
      const { notes, note } = await noted();
      await notes.remove(HOME, note.id);
      expect(await notes.on(HOME, SETS)).toEqual([]);
      expect(await notes.search(HOME, "cuckoo", undefined)).toEqual([]);
      expect(await notes.change(HOME, note.id, { text: "x" }, TUESDAY)).toBeUndefined();
    });
  });

  describe(`${name}: given words to search notes by`, () => {
    it.each(["cuckoo", "CUCKOO filters", "what is the cuckoo filter?", "cuckoo.pdf"])(
      "then “%s” finds the talk",
      async (query) => {
        const { notes } = await noted();
        expect(await notes.search(HOME, query, undefined)).toEqual(["packets-2021/sets"]);
        expect(await notes.search(HOME, query, "packets-2021")).toEqual(["packets-2021/sets"]);
        expect(await notes.search(HOME, query, "packets-2022")).toEqual([]);
      },
    );

    it.each(["", "the", "bloom", "cuckoo clocks of switzerland", '"" OR * NEAR(', "'; drop table notes; --"])(
      "then “%s” finds nothing",
      async (query) => {
        const { notes } = await noted();
        expect(await notes.search(HOME, query, undefined)).toEqual([]);
      },
    );

    it("then several notes on a talk count together", async () => {
      const { notes } = await noted();
      await notes.add(HOME, { ...DRAFT, text: "Bloom would do" }, MONDAY);
      expect(await notes.search(HOME, "bloom cuckoo", undefined)).toEqual(["packets-2021/sets"]);
    });
  });

  describe(`${name}: given a note whose talk isn't chosen yet`, () => {
    it("then it is kept, but stands nowhere and isn't found", async () => {
      const { notes, note } = await noted({ talk: undefined });
      expect((await notes.get(HOME, note.id))?.talk).toBeUndefined();
      expect(await notes.search(HOME, "cuckoo", undefined)).toEqual([]);
    });

    it("when a day has passed, then it is forgotten with the next note", async () => {
      const { notes, note } = await noted({ talk: undefined });
      await notes.add(HOME, DRAFT, TUESDAY);
      expect(await notes.get(HOME, note.id)).toBeUndefined();
    });
  });
}
