import type { Completes, Context } from "./command.ts";
import { workshopHere } from "./current.ts";
import type { Suggestion } from "./store.ts";

/** What may also be meant of another workshop than the current one. */
const ELSEWHERE: ReadonlySet<Completes> = new Set(["talk", "presenter"]);

/** What to complete: an argument of a command, with the text typed so far. */
export interface CompletionRequest {
  readonly command: string;
  readonly argument: string;
  readonly text: string;
  /** At most this many suggestions. */
  readonly limit: number;
}

/** The values that fit what is being typed; none for what isn't completed. */
export async function suggest(request: CompletionRequest, context: Context): Promise<readonly Suggestion[]> {
  const { text, limit } = request;
  const command = context.commands.find(({ name }) => name === request.command);
  const kind = command?.arguments.find(({ name }) => name === request.argument)?.completes;
  if (kind === undefined || kind === "channel" || kind === "file") return [];
  if (kind !== "command") return suggestHere(kind, text, limit, context);
  return context.commands
    .filter(({ name }) => name.includes(text.trim().toLowerCase()))
    .slice(0, limit)
    .map(({ name, description }) => ({ label: `${name}: ${description}`, value: name }));
}

/** What the current workshop has comes first; where it has nothing that fits, the others are asked. */
async function suggestHere(
  kind: Exclude<Completes, "command" | "channel" | "file">,
  text: string,
  limit: number,
  context: Context,
): Promise<readonly Suggestion[]> {
  const { store } = context;
  const workshop = (await workshopHere(context))?.id;
  const here = await store.complete(kind, text, { limit, workshop });
  const isEnough = here.length > 0 || workshop === undefined || !ELSEWHERE.has(kind);
  return isEnough ? here : store.complete(kind, text, { limit });
}
