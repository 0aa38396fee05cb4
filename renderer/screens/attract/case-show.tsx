import cat from '../../../assets/images/case-cat.svg?no-inline';
import leaves from '../../../assets/images/case-leaves.svg?no-inline';
import sunset from '../../../assets/images/case-sunset.svg?no-inline';
import './case-show.css';

/** Three cases, the middle one being printed. Whoever touches the picture means to start. */
export function CaseShow({ onPress }: { readonly onPress: () => void }) {
  return (
    <button type="button" className="case-show" data-quiet tabIndex={-1} aria-hidden="true" onClick={onPress}>
      <span className="case-show-row">
        <ShowCase picture={leaves} />
        <ShowCase picture={sunset} printing />
        <ShowCase picture={cat} />
      </span>
    </button>
  );
}

function ShowCase({ picture, printing = false }: { readonly picture: string; readonly printing?: boolean }) {
  return (
    <span className="show-case">
      <span className="show-case-print">
        <img src={picture} alt="" draggable={false} loading="lazy" />
        {printing && <span className="show-case-blank" />}
      </span>
      {printing && <span className="show-case-bar" />}
      <span className="show-case-camera" />
    </span>
  );
}
