import type { Reply } from "../../core/reply.ts";
import { cut } from "../../core/text.ts";
import { escape, isBlank } from "./escape.ts";
import { contents, fit } from "./fit.ts";
import type { Typed } from "./line.ts";
import { toUnits, type Unit } from "./units.ts";
import { COMPONENT, type ContainedComponent, FLAG, type Message, type TextDisplay } from "./wire.ts";

/**
 * Turns any reply into a message that Discord accepts: limits held, nothing in it able to ping or to break the markup.
 * What has no room is cut with "…" or counted in a closing note. Who sees it is not said here: see `forAsker`.
 */
export function render(reply: Reply, typed: Typed): Message {
  const { units, missing } = fit(toUnits(reply.blocks));
  const texts = contents(units, typed);
  const components = units.map((unit, index) => component(unit, texts[index] ?? ""));
  const note = missing === 0 ? [] : [textDisplay(`-# … and ${missing} more`)];
  const all = [...components, ...note];
  return {
    flags: FLAG.componentsV2,
    components: [{ type: COMPONENT.container, components: all.length > 0 ? all : [summary(reply)] }],
    allowed_mentions: { parse: [] },
  };
}

/** The same message for the eyes of the person who asked. */
export function forAsker(message: Message): Message {
  return { ...message, flags: message.flags | FLAG.ephemeral };
}

function component(unit: Unit, content: string): ContainedComponent {
  switch (unit.kind) {
    case "text":
      return textDisplay(content);
    case "entry":
      return { type: COMPONENT.section, components: [textDisplay(content)], accessory: unit.button };
    case "buttons":
      return { type: COMPONENT.actionRow, components: unit.buttons };
    case "menu":
      return { type: COMPONENT.actionRow, components: [unit.menu] };
    case "divider":
      return { type: COMPONENT.separator };
  }
}

function summary(reply: Reply): TextDisplay {
  const text = escape(cut(reply.summary, 300));
  return textDisplay(isBlank(text) ? "…" : text);
}

function textDisplay(content: string): TextDisplay {
  return { type: COMPONENT.textDisplay, content };
}
