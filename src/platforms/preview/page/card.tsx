import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../protocol.ts";
import { call, said, sentence } from "./api.ts";
import { Columns } from "./columns.tsx";
import type { Theme } from "./use-theme.ts";

interface State {
  readonly answer?: Answer;
  readonly fault?: string;
}

/** What a click leads to, above the page: outside of the chat there is no other place for it. */
export function useCard(theme: Theme) {
  const [state, setState] = useState<State>();
  const dialog = useRef<HTMLDialogElement>(null);
  const press = useCallback((value: string): void => {
    call("press", { ...said(), value }).then(
      (answer) => setState({ answer }),
      (error: unknown) => setState({ fault: sentence(error) }),
    );
  }, []);
  useEffect(() => {
    if (state && !dialog.current?.open) dialog.current?.showModal();
    dialog.current?.scrollTo({ top: 0 });
  }, [state]);
  const card = (
    <dialog ref={dialog} class="card" aria-label="Card" onClose={() => setState(undefined)}>
      <form method="dialog">
        <button type="submit" aria-label="Close the card">
          ✕
        </button>
      </form>
      {state?.fault !== undefined && (
        <p class="fault" role="alert">
          {state.fault}
        </p>
      )}
      {state?.answer && (
        <Columns shown={state.answer} theme={theme} isPrivate={state.answer.isPrivate} press={press} />
      )}
    </dialog>
  );
  return { press, card };
}
