import type { Command } from "../src/core/command.ts";
import { day } from "./day.ts";
import { help } from "./help.ts";
import { presenter } from "./presenter.ts";
import { talk } from "./talk.ts";
import { talks } from "./talks.ts";
import { who } from "./who.ts";
import { workshop } from "./workshop.ts";

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [talk, talks, who, presenter, day, workshop, help];
