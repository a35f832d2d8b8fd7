import { useEffect, useState } from "preact/hooks";
import type { Posted } from "../protocol.ts";

const TRY_AGAIN = 1000;

/** Whether the bot is there; `show` is called with what it posts of its own accord. */
export function useBot(show: (posted: Posted) => void): boolean {
  const [isThere, setThere] = useState(true);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer = 0;
    const open = (): void => {
      source = new EventSource("/api/events");
      source.addEventListener("here", () => setThere(true));
      source.addEventListener("posted", ({ data }: MessageEvent<string>) => show(JSON.parse(data)));
      source.addEventListener("error", () => {
        setThere(false);
        source?.close();
        timer = window.setTimeout(open, TRY_AGAIN);
      });
    };
    open();
    return () => {
      window.clearTimeout(timer);
      source?.close();
    };
  }, [show]);
  return isThere;
}

/** What a promise gives, asked for again whenever a key changes; the last answer stays until the next one is there. */
export function useAnswer<Value>(
  ask: () => Promise<Value>,
  keys: readonly unknown[],
): { value: Value | undefined; fault: string | undefined } {
  const [state, setState] = useState<{ value?: Value; fault?: string }>({});
  useEffect(() => {
    let isWanted = true;
    ask().then(
      (value) => isWanted && setState({ value }),
      (error: unknown) =>
        isWanted && setState({ fault: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, keys);
  return { value: state.value, fault: state.fault };
}
