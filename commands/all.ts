import type { Command } from "../src/core/command.ts";
import { answer } from "./answer.ts";
import { ask } from "./ask.ts";
import { changes } from "./changes.ts";
import { day } from "./day.ts";
import { digestList } from "./digest/list.ts";
import { digestPause } from "./digest/pause.ts";
import { digestPreview } from "./digest/preview.ts";
import { digestResume } from "./digest/resume.ts";
import { digestSend } from "./digest/send.ts";
import { digestSubscribe } from "./digest/subscribe.ts";
import { digestUnsubscribe } from "./digest/unsubscribe.ts";
import { forgetMe } from "./forget/me.ts";
import { forgetWorkspace } from "./forget/workspace.ts";
import { help } from "./help.ts";
import { importOnce } from "./import/import.ts";
import { importUnwatch } from "./import/unwatch.ts";
import { importWatch } from "./import/watch.ts";
import { importWatches } from "./import/watches.ts";
import { next } from "./next.ts";
import { notesEdit } from "./note/edit.ts";
import { notes } from "./note/list.ts";
import { notesMove } from "./note/move.ts";
import { note } from "./note/note.ts";
import { notesRemove } from "./note/remove.ts";
import { now } from "./now.ts";
import { presenter } from "./presenter.ts";
import { soonListed } from "./soon/list.ts";
import { soonSubscribe } from "./soon/subscribe.ts";
import { soonUnsubscribe } from "./soon/unsubscribe.ts";
import { status } from "./status.ts";
import { talk } from "./talk.ts";
import { talks } from "./talks.ts";
import { who } from "./who.ts";
import { workshop } from "./workshop.ts";
import { workshopUse } from "./workshop-use.ts";

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [
  ask,
  talk,
  talks,
  who,
  presenter,
  day,
  now,
  next,
  changes,
  workshop,
  workshopUse,
  note,
  notes,
  notesEdit,
  notesMove,
  notesRemove,
  digestSubscribe,
  digestList,
  digestPreview,
  digestSend,
  digestPause,
  digestResume,
  digestUnsubscribe,
  importOnce,
  importWatch,
  importWatches,
  importUnwatch,
  soonSubscribe,
  soonListed,
  soonUnsubscribe,
  status,
  forgetMe,
  forgetWorkspace,
  help,
];

/** Commands that only questions lead to. */
export const answerCommands: readonly Command[] = [answer];
