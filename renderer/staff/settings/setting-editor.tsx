import type { SettingMember } from '../../../shared/contract/setting-shape.ts';
import { useLanguage } from '../../state/language.ts';
import { AskText } from '../kit/ask-text.tsx';
import { SitePickSheet } from '../kit/site-pick-sheet.tsx';
import { isSitePick } from '../kit/site-picks.ts';
import { NewPinSheet } from '../people/new-pin-sheet.tsx';
import { ChoiceSheet } from './choice-sheet.tsx';
import { NumberSheet } from './number-sheet.tsx';
import { type PagePath, useSettingWords } from './setting-words.ts';

export interface SettingEditorProps {
  readonly member: SettingMember;
  readonly path: PagePath;
  readonly value: unknown;
  /** Undefined: nothing is given, so that the usual value holds. */
  readonly onDone: (value: unknown) => void;
  readonly onClose: () => void;
}

/** The sheet in which one plain setting is changed. */
export function SettingEditor({ member, path, value, onDone, onClose }: SettingEditorProps) {
  const { t } = useLanguage();
  const words = useSettingWords();
  const { shape, optional } = member;
  const shared = { title: words.label(path), text: words.help(path), onClose };
  const [name] = path;
  if (path.length === 1 && isSitePick(name))
    return (
      <SitePickSheet
        {...shared}
        name={name}
        value={typeof value === 'string' ? value : null}
        onDone={onDone}
      />
    );
  switch (shape.kind) {
    case 'text':
      return (
        <AskText
          {...shared}
          initial={typeof value === 'string' ? value : ''}
          maxLength={shape.maxLength}
          mayBeEmpty={optional}
          onDone={(text) => onDone(text === '' ? undefined : text)}
        />
      );
    case 'secret':
      return (
        <AskText
          {...shared}
          text={`${shared.text} ${t('staff.settings.secretText')}`}
          maxLength={500}
          mayBeEmpty={optional}
          onDone={(text) => onDone(text === '' ? undefined : text)}
        />
      );
    case 'number':
      return (
        <NumberSheet
          {...shared}
          shape={shape}
          path={path}
          value={typeof value === 'number' ? value : null}
          optional={optional}
          onDone={onDone}
        />
      );
    case 'choice':
      return (
        <ChoiceSheet
          {...shared}
          options={shape.options.map((option) => ({ value: option, label: words.choice(path, option) }))}
          value={typeof value === 'string' || typeof value === 'number' ? value : null}
          none={optional && member.usual === undefined ? t('staff.settings.notSet') : null}
          onDone={onDone}
        />
      );
    case 'pin':
      return <NewPinSheet onDone={onDone} onClose={onClose} />;
    case 'switch':
    case 'object':
    case 'variants':
    case 'list':
    case 'record':
    case 'fixed':
    case 'free':
      return null;
    default:
      return shape satisfies never;
  }
}
