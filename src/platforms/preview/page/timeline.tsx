import { useId } from "preact/hooks";
import type { Box, DayPicture, Row } from "../protocol.ts";

const LANE = 76;
const GAP = 3;

interface Props {
  readonly day: DayPicture;
  /** Pixels a minute. */
  readonly scale: number;
  readonly open: (value: string) => void;
}

/** A day: rooms or tracks as rows, talks as boxes over time. It scrolls sideways where it is wider than the page. */
export function Timeline({ day, scale, open }: Props) {
  const id = useId();
  const { rows, untimed, hours, length } = day;
  return (
    <section class="day" aria-labelledby={id}>
      <h2 id={id}>
        {day.name} <small>{day.talks} talks</small>
      </h2>
      {rows.length > 0 && (
        <div
          class={rows.every(({ name }) => name === "") ? "timeline nameless" : "timeline"}
          tabIndex={0}
          role="group"
          aria-label={`${day.name}, over time`}
        >
          <div class="hours" style={{ width: `${length * scale}px` }} aria-hidden="true">
            {hours.map(({ label, at }) => (
              <span key={at} style={{ left: `${at * scale}px` }}>
                {label}
              </span>
            ))}
          </div>
          {rows.map((row) => (
            <TimelineRow key={row.name} row={row} length={length} scale={scale} open={open} />
          ))}
        </div>
      )}
      {untimed.length > 0 && (
        <>
          <p class="hint">In this order, at times that the programme doesn't say:</p>
          <ol class="untimed">
            {untimed.map((box, index) => (
              <li key={`${index} ${box.value}`}>
                <Talk box={box} open={open} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface RowProps extends Pick<Props, "scale" | "open"> {
  readonly row: Row;
  readonly length: number;
}

function TimelineRow({ row, length, scale, open }: RowProps) {
  return (
    <div class="row">
      <h3>{row.name || "Elsewhere"}</h3>
      <ul style={{ width: `${length * scale}px`, height: `${row.lanes * LANE}px` }}>
        {row.boxes.map((box, index) => (
          <li
            key={`${index} ${box.value}`}
            style={{
              left: `${box.at * scale}px`,
              width: `${box.lasts * scale - GAP}px`,
              top: `${box.lane * LANE}px`,
              height: `${LANE - GAP}px`,
            }}
          >
            <Talk box={box} open={open} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Talk({ box, open }: { box: Box; open: Props["open"] }) {
  const { value, title, people, from, to, cancelled } = box;
  const time = from === undefined ? "" : to === undefined ? from : `${from}–${to}`;
  const whole = [title, people, time].filter(Boolean).join(", ");
  return (
    <button
      type="button"
      class={cancelled ? "talk cancelled" : "talk"}
      title={whole}
      onClick={() => open(value)}
    >
      <strong>{title}</strong>
      <span>{[time, people].filter(Boolean).join(" ")}</span>
    </button>
  );
}
