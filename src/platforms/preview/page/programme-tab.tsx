import { useState } from "preact/hooks";
import type { About, DayPicture } from "../protocol.ts";
import { call } from "./api.ts";
import { useCard } from "./card.tsx";
import { Timeline } from "./timeline.tsx";
import { useAnswer } from "./use-bot.ts";
import type { Theme } from "./use-theme.ts";

const SMALLEST = 1;
const LARGEST = 12;
/** Between these, in pixels a minute, a picture is as wide as the page to begin with. */
const NARROWEST = 3;
const WIDEST = 6;
const MARGIN = 180;

interface Props {
  readonly about: About;
  readonly place: readonly string[];
  readonly go: (...place: readonly string[]) => void;
  readonly theme: Theme;
}

/** The days of a workshop as pictures. */
export function ProgrammeTab({ about, place, go, theme }: Props) {
  const workshop = about.workshops.find(({ id }) => id === place[1]) ?? about.workshops[0];
  const id = workshop?.id ?? "";
  const { value: days, fault } = useAnswer(() => call("programme", { workshop: id }), [id]);
  const [chosen, setScale] = useState<number>();
  const scale = chosen ?? fitting(days ?? []);
  const { press, card } = useCard(theme);
  return (
    <div class="programme">
      <form class="choices">
        <label>
          Workshop
          <select value={id} onChange={({ currentTarget }) => go("programme", currentTarget.value)}>
            {about.workshops.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Width of an hour
          <input
            type="range"
            min={SMALLEST}
            max={LARGEST}
            step={0.5}
            value={scale}
            onInput={({ currentTarget }) => setScale(currentTarget.valueAsNumber)}
          />
        </label>
        <p class="hint">Times of {workshop?.timezone}. Click on a talk for its card.</p>
      </form>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      {days?.map((day) => (
        <Timeline key={day.day} day={day} scale={scale} open={press} />
      ))}
      {card}
    </div>
  );
}

function fitting(days: readonly DayPicture[]): number {
  const longest = Math.max(1, ...days.map(({ length }) => length));
  return Math.min(WIDEST, Math.max(NARROWEST, (document.documentElement.clientWidth - MARGIN) / longest));
}
