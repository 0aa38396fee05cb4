import { useState } from 'react';
import { FILE_PATHS } from '../../../shared/contract/files.ts';
import { bridge } from '../../bridge/connect.ts';

export interface PagePictureProps {
  readonly documentId: string;
  /** Counted from 1. */
  readonly page: number;
  /** Width over height of the page. */
  readonly aspect: number;
  readonly mono?: boolean;
  readonly eager?: boolean;
}

/** A page of the shopper's file, as a sheet of paper. Until it has come, and where it cannot be drawn, there are lines of a sketch. */
export function PagePicture({ documentId, page, aspect, mono = false, eager = false }: PagePictureProps) {
  const [state, setState] = useState<'coming' | 'there' | 'failed'>('coming');
  return (
    <span className="page" style={{ aspectRatio: aspect }} data-state={state} data-mono={mono || undefined}>
      {state !== 'there' && <span className="page-sketch" aria-hidden="true" />}
      {state !== 'failed' && (
        <img
          src={bridge().fileUrl(FILE_PATHS.documentPage(documentId, page))}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          draggable={false}
          onLoad={() => setState('there')}
          onError={() => setState('failed')}
        />
      )}
    </span>
  );
}
