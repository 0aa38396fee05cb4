import { useEffect, useRef, useState } from 'react';
import { bridge } from '../../bridge/connect.ts';
import { listenForCodes } from '../../components/scanner/scanned-codes.ts';

/** Hears what is scanned as long as its component is there. True where the kiosk has a scanner at all. */
export function useScanner(onCode: (text: string) => void): boolean {
  const [hasScanner, setHasScanner] = useState(false);
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(
    () =>
      listenForCodes(
        bridge(),
        window,
        (text) => latest.current(text),
        ({ kind }) => setHasScanner(kind !== 'none'),
      ),
    [],
  );
  return hasScanner;
}
