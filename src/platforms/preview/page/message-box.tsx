import { useEffect, useState } from "preact/hooks";
import type { Completed } from "../protocol.ts";
import { call, said } from "./api.ts";
import { Combobox } from "./combobox.tsx";

interface Props {
  readonly label: string;
  readonly thread?: string | undefined;
  readonly send: (text: string) => void;
  readonly autofocus?: boolean;
}

/** Where one types: with completion from the same source as Discord's. */
export function MessageBox({ label, thread, send, autofocus = false }: Props) {
  const [text, setText] = useState("");
  const [options, setOptions] = useState<readonly Completed[]>([]);
  useEffect(() => {
    let isWanted = true;
    const show = (found: readonly Completed[]): void => {
      if (isWanted) setOptions(found);
    };
    setOptions([]);
    if (text.startsWith("/")) void call("complete", { ...said(thread), text }).then(show, () => show([]));
    return () => {
      isWanted = false;
    };
  }, [text, thread]);
  const submit = (): void => {
    if (text.trim() === "") return;
    send(text);
    setText("");
  };
  return (
    <form
      class="message-box"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Combobox
        label={label}
        placeholder={label}
        options={options}
        text={text}
        onText={setText}
        onTake={({ line }) => setText(line)}
        onSend={submit}
        autofocus={autofocus}
      />
      <button type="submit">Send</button>
    </form>
  );
}
