import { useEffect, useState } from "preact/hooks";

/** Where on the page one is, as the part of the address after `#`, so that loading again and going back work. */
export function usePlace(): [place: readonly string[], go: (...place: readonly string[]) => void] {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const follow = (): void => setPlace(read());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return [place, (...parts) => void (location.hash = parts.map(encodeURIComponent).join("/"))];
}

function read(): readonly string[] {
  return location.hash.slice(1).split("/").map(decodeURIComponent);
}
