import { useState } from "preact/hooks";
import type { About, DigestView, DigestWish } from "../protocol.ts";
import { call } from "./api.ts";
import { useCard } from "./card.tsx";
import { Columns } from "./columns.tsx";
import { when } from "./times.ts";
import { useAnswer } from "./use-bot.ts";
import type { Theme } from "./use-theme.ts";

const MODES = [
  ["live", "on the evening of each day"],
  ["next-morning", "on the day after"],
  ["replay", "retold, a day a day"],
  ["replay-weekdays", "retold on weekdays"],
] as const satisfies readonly [DigestWish["mode"], string][];
const REPLIES = 5;
const MORE = 20;

interface Props {
  readonly about: About;
  readonly place: readonly string[];
  readonly go: (...place: readonly string[]) => void;
  readonly theme: Theme;
}

/** What would be posted, day by day, with the threads. */
export function DigestTab({ about, place, go, theme }: Props) {
  const [, wanted, wantedMode, day] = place;
  const workshop = about.workshops.find(({ id }) => id === wanted)?.id ?? about.workshops[0]?.id ?? "";
  const mode = MODES.find(([name]) => name === wantedMode)?.[0] ?? "replay";
  const [replies, setReplies] = useState(REPLIES);
  const wish = { workshop, mode, replies, ...(day !== undefined && day !== "" && { day }) };
  const { value: view, fault } = useAnswer(() => call("digest", wish), [workshop, mode, day, replies]);
  const { press, card } = useCard(theme);
  return (
    <div class="digest">
      <form class="choices">
        <label>
          Workshop
          <select value={workshop} onChange={({ currentTarget }) => go("digest", currentTarget.value, mode)}>
            {about.workshops.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Mode
          <select value={mode} onChange={({ currentTarget }) => go("digest", workshop, currentTarget.value)}>
            {MODES.map(([name, words]) => (
              <option key={name} value={name}>
                {name}: {words}
              </option>
            ))}
          </select>
        </label>
      </form>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {view && <Steps view={view} show={(one) => go("digest", workshop, mode, one)} />}
      {view && <Posts view={view} theme={theme} press={press} more={() => setReplies(replies + MORE)} />}
      {card}
    </div>
  );
}

function Steps({ view, show }: { view: DigestView; show: (day: string) => void }) {
  const { days, day } = view;
  const index = days.findIndex((one) => one.day === day);
  const step = (offset: number) => (): void => show(days[index + offset]?.day ?? day);
  return (
    <nav class="steps" aria-label="Days">
      <button type="button" disabled={index <= 0} onClick={step(-1)}>
        ‹ Day before
      </button>
      <label>
        Day
        <select value={day} onChange={({ currentTarget }) => show(currentTarget.value)}>
          {days.map((one, place) => (
            <option key={one.day} value={one.day}>
              {place + 1} of {days.length}: {one.name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" disabled={index >= days.length - 1} onClick={step(1)}>
        Next day ›
      </button>
      <p role="status">Would be posted on {when(days[index]?.at ?? "")}, your time</p>
    </nav>
  );
}

interface PostsProps {
  readonly view: DigestView;
  readonly theme: Theme;
  readonly press: (value: string) => void;
  readonly more: () => void;
}

function Posts({ view, theme, press, more }: PostsProps) {
  const [first, ...replies] = view.posts;
  const left = view.replies - replies.length;
  return (
    <>
      {first && <Columns shown={first} theme={theme} press={press} />}
      {view.replies > 0 && (
        <section class="thread" aria-label="Thread">
          <h3>
            In the thread: {view.replies} {view.replies === 1 ? "message" : "messages"}
          </h3>
          {replies.map((post) => (
            <Columns key={post.id} shown={post} theme={theme} press={press} />
          ))}
          {left > 0 && (
            <button type="button" onClick={more}>
              Show more ({left} left)
            </button>
          )}
        </section>
      )}
    </>
  );
}
