import { encode } from "../../core/invocation.ts";
import { type Button, type Choice, isLinkButton } from "../../core/reply.ts";
import { cut } from "../../core/text.ts";
import { plain, safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { BUTTON, type ButtonComponent, COMPONENT, type SelectComponent, type SelectOption } from "./wire.ts";

/** Values already used by something to click in the same message, where each may stand once. */
export type Taken = Set<string>;

/** What the ids of menus start with; no command has such a name. */
const MENU = "menu:";

/** A button on the wire; undefined when it can't work: too long for Discord, twice the same, or no web address. */
export function buttonComponent(button: Button, taken: Taken): ButtonComponent | undefined {
  const label = shown(button.label, LIMITS.buttonLabel);
  if (isLinkButton(button)) {
    const url = safeUrl(button.url);
    if (url === undefined || url.length > LIMITS.buttonUrl) return undefined;
    return { type: COMPONENT.button, style: BUTTON.link, label, url };
  }
  const customId = encode(button.invocation, button.replaces);
  if (customId === undefined || !claim(customId, taken)) return undefined;
  const style = button.primary ? BUTTON.primary : BUTTON.secondary;
  return { type: COMPONENT.button, style, label, custom_id: customId };
}

/** A picker as menus of at most 25 lines each; choices that can't work are left out, and there may be no menu at all. */
export function selectComponents(
  placeholder: string,
  choices: readonly Choice[],
  taken: Taken,
): SelectComponent[] {
  const values: Taken = new Set();
  const options = choices.flatMap((choice) => option(choice, values) ?? []);
  const starts = Array.from({ length: Math.ceil(options.length / LIMITS.selectOptions) }, (_, i) => i);
  return starts.map((page) => {
    const first = page * LIMITS.selectOptions;
    const some = options.slice(first, first + LIMITS.selectOptions);
    const range = starts.length > 1 ? ` (${first + 1} to ${first + some.length})` : "";
    const customId = `${MENU}${taken.size}`;
    taken.add(customId);
    return {
      type: COMPONENT.stringSelect,
      custom_id: customId,
      placeholder: `${shown(placeholder, LIMITS.placeholder - range.length)}${range}`,
      options: some,
    };
  });
}

function option({ label, description, invocation }: Choice, values: Taken): SelectOption | undefined {
  const value = encode(invocation);
  if (value === undefined || !claim(value, values)) return undefined;
  const small = cut(plain(description ?? ""), LIMITS.optionText);
  return {
    label: shown(label, LIMITS.optionText),
    value,
    ...(small !== "" && { description: small }),
  };
}

function shown(text: string, limit: number): string {
  return cut(plain(text), limit) || "…";
}

function claim(value: string, taken: Taken): boolean {
  if (value.trim() === "" || taken.has(value)) return false;
  taken.add(value);
  return true;
}
