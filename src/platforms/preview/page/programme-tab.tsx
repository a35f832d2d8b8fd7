import { useState } from "preact/hooks";
import type { About, DayPicture } from "../protocol.ts";
import { call } from "./api.ts";
import { useCard } from "./card.tsx";
import { Timeline } from "./timeline.tsx";
import { useAnswer } from "./use-bot.ts";
import type { Theme } from "./use-theme.ts";

const SMALLEST = 1;
const LARGEST = 12;
/** Pixels a minute that a picture has at most, to begin with. */
const WIDEST = 6;
/** What stands beside a picture, and how wide a talk must be to be read; pixels. */
const MARGIN = 60;
const NAMES = 140;
const READABLE = 84;
/** Talks that are shorter than this, in minutes, may be too narrow. */
const SHORT = 12;

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

/** As wide as the page, or wider where talks would be too narrow to be read. */
function fitting(days: readonly DayPicture[]): number {
  const rows = days.flatMap((day) => day.rows);
  const names = rows.some(({ name }) => name !== "") ? NAMES : 0;
  const longest = Math.max(1, ...days.map(({ length }) => length));
  const shortest = Math.min(...rows.flatMap(({ boxes }) => boxes.map(({ lasts }) => lasts)));
  const fit = (document.documentElement.clientWidth - MARGIN - names) / longest;
  return Math.min(WIDEST, Math.max(fit, READABLE / Math.max(SHORT, shortest)));
}
