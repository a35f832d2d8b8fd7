import type { Home } from "./departures.ts";

/** The workspace that a note belongs to. Nobody elsewhere ever sees it. */
export type NoteHome = Home;

/** What somebody added to a talk. */
export interface NoteDraft {
  /** The workshop of its talk; also of one that is still to be chosen. */
  readonly workshop: string;
  /** Id of its talk within the workshop; undefined until its author has said which. */
  readonly talk?: string | undefined;
  /** Plain text, may be empty where there is a link. */
  readonly text: string;
  /** Address of slides or a recording. */
  readonly link?: string | undefined;
  /** Address of the message that it was made from. */
  readonly message?: string | undefined;
  /** Who added it: the platform's id, and the name as it was then. */
  readonly person: string;
  readonly author?: string | undefined;
}

/** A note as it is kept. Instants are ISO 8601. */
export interface Note extends NoteDraft {
  readonly id: number;
  readonly written: string;
  readonly edited?: string | undefined;
}

/** What may change of a note; null takes the link away. */
export type NoteChange = Partial<Pick<NoteDraft, "workshop" | "talk" | "text">> & {
  readonly link?: string | null | undefined;
};

/** Notes of all workspaces, each kept apart. They belong to the identity of a talk, so imports leave them alone. */
export interface Notes {
  add(home: NoteHome, draft: NoteDraft, now: Date): Promise<Note>;
  /** The notes on a talk, oldest first. */
  on(home: NoteHome, talk: { readonly workshop: string; readonly id: string }): Promise<readonly Note[]>;
  /** A note by its id, unless it belongs to somebody else's workspace. */
  get(home: NoteHome, id: number): Promise<Note | undefined>;
  /** Resolves to the note as it is now. */
  change(home: NoteHome, id: number, change: NoteChange, now: Date): Promise<Note | undefined>;
  remove(home: NoteHome, id: number): Promise<void>;
  /** References of talks whose notes hold most words of a query, best first; without a workshop, of all of them. */
  search(home: NoteHome, query: string, workshop: string | undefined): Promise<readonly string[]>;
}
