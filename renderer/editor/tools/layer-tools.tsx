import { memo, type ReactNode } from 'react';
import type { Layer } from '../../../shared/domain/design.ts';
import { type LanguageKey, useLanguage } from '../../state/language.ts';
import { coverAll, rotateBy, scaleBy, showWhole } from '../commands/arrange.ts';
import { arrangeSelected, removeSelected, restackSelected } from '../editor-store.ts';
import { openPanel } from '../panels/panel-store.ts';
import { duplicate, mirror, setHidden, setLocked, toggleBorder } from './edit.ts';
import * as icons from './icons.tsx';
import { useStickerTraits } from './sticker-traits.ts';
import { ToolButton } from './tool-button.tsx';
import { type ToolName, toolsOf } from './tools-of.ts';

/** One touch of a button scales by so much. */
const SCALE_STEP = 1.12;

interface Tool {
  readonly icon: ReactNode;
  readonly label: LanguageKey;
  readonly testId: string;
  readonly run: (layer: Layer, openPhotos: () => void) => void;
}

const TOOLS: Readonly<Record<ToolName, Tool>> = {
  addPhoto: {
    icon: <icons.PhotosIcon />,
    label: 'editor.tools.addPhotoHere',
    testId: 'tool-add-photo',
    run: (_layer, openPhotos) => openPhotos(),
  },
  editText: {
    icon: <icons.TextIcon />,
    label: 'editor.tools.editText',
    testId: 'tool-edit-text',
    run: () => openPanel('text'),
  },
  look: {
    icon: <icons.LookIcon />,
    label: 'editor.panels.look',
    testId: 'tool-look',
    run: () => openPanel('look'),
  },
  crop: {
    icon: <icons.CropIcon />,
    label: 'editor.panels.crop',
    testId: 'tool-crop',
    run: () => openPanel('crop'),
  },
  shape: {
    icon: <icons.ShapeIcon />,
    label: 'editor.panels.frame',
    testId: 'tool-shape',
    run: () => openPanel('frame'),
  },
  style: {
    icon: <icons.StyleIcon />,
    label: 'editor.tools.style',
    testId: 'tool-style',
    run: () => openPanel('frame'),
  },
  colour: {
    icon: <icons.ColourIcon />,
    label: 'editor.panels.stickerColour',
    testId: 'tool-colour',
    run: () => openPanel('stickerColour'),
  },
  border: {
    icon: <icons.BorderIcon />,
    label: 'editor.tools.border',
    testId: 'tool-border',
    run: ({ layerId }) => toggleBorder(layerId),
  },
  mirror: {
    icon: <icons.MirrorIcon />,
    label: 'editor.tools.mirror',
    testId: 'tool-mirror',
    run: ({ layerId }) => mirror(layerId),
  },
  fill: {
    icon: <icons.FillIcon />,
    label: 'editor.tools.fill',
    testId: 'tool-fill',
    run: () => arrangeSelected(coverAll),
  },
  fit: {
    icon: <icons.FitIcon />,
    label: 'editor.tools.fit',
    testId: 'tool-fit',
    run: () => arrangeSelected(showWhole),
  },
  turnLeft: {
    icon: <icons.TurnLeftIcon />,
    label: 'editor.tools.turnLeft',
    testId: 'tool-turn-left',
    run: () => arrangeSelected(rotateBy(-90)),
  },
  turnRight: {
    icon: <icons.TurnRightIcon />,
    label: 'editor.tools.turnRight',
    testId: 'tool-turn-right',
    run: () => arrangeSelected(rotateBy(90)),
  },
  smaller: {
    icon: <icons.SmallerIcon />,
    label: 'editor.tools.smaller',
    testId: 'tool-smaller',
    run: () => arrangeSelected(scaleBy(1 / SCALE_STEP)),
  },
  larger: {
    icon: <icons.LargerIcon />,
    label: 'editor.tools.larger',
    testId: 'tool-larger',
    run: () => arrangeSelected(scaleBy(SCALE_STEP)),
  },
  backward: {
    icon: <icons.BackwardIcon />,
    label: 'editor.tools.backward',
    testId: 'tool-backward',
    run: () => restackSelected(-1),
  },
  forward: {
    icon: <icons.ForwardIcon />,
    label: 'editor.tools.forward',
    testId: 'tool-forward',
    run: () => restackSelected(1),
  },
  duplicate: {
    icon: <icons.DuplicateIcon />,
    label: 'editor.tools.duplicate',
    testId: 'tool-duplicate',
    run: ({ layerId }) => duplicate(layerId),
  },
  lock: {
    icon: <icons.LockIcon />,
    label: 'editor.tools.lock',
    testId: 'tool-lock',
    run: ({ layerId }) => setLocked(layerId, true),
  },
  unlock: {
    icon: <icons.UnlockIcon />,
    label: 'editor.tools.unlock',
    testId: 'tool-unlock',
    run: ({ layerId }) => setLocked(layerId, false),
  },
  show: {
    icon: <icons.ShowIcon />,
    label: 'editor.tools.show',
    testId: 'tool-show',
    run: ({ layerId }) => setHidden(layerId, false),
  },
  remove: {
    icon: <icons.RemoveIcon />,
    label: 'editor.tools.remove',
    testId: 'tool-remove',
    run: removeSelected,
  },
};

export interface LayerToolsProps {
  readonly layer: Layer;
  readonly canGoBackward: boolean;
  readonly canGoForward: boolean;
  readonly openPhotos: () => void;
}

/** What can be done to the selected layer by single touches, also by those who do not pinch. */
export const LayerTools = memo(function LayerTools({ layer, openPhotos, ...stack }: LayerToolsProps) {
  const { t } = useLanguage();
  const traits = useStickerTraits(layer.kind === 'sticker' ? layer.stickerId : null);
  const isOff = (name: ToolName): boolean =>
    (name === 'backward' && !stack.canGoBackward) || (name === 'forward' && !stack.canGoForward);
  return (
    <div className="layer-tools" role="toolbar" aria-label={t('editor.tools.label')}>
      {toolsOf(layer, traits).map((groups) => (
        <div className="layer-tools-row" key={groups.join()}>
          {groups.map((group) => (
            <div className="layer-tools-group" key={group.join()} style={{ flexGrow: group.length }}>
              {group.map((name) => {
                const { icon, label, testId, run } = TOOLS[name];
                return (
                  <ToolButton
                    key={name}
                    icon={icon}
                    label={t(label)}
                    testId={testId}
                    disabled={isOff(name)}
                    onPress={() => run(layer, openPhotos)}
                  />
                );
              })}
            </div>
          ))}
          {groups[0]?.[0] === 'unlock' && <p>{t('editor.tools.locked')}</p>}
          {groups[0]?.[0] === 'show' && <p>{t('editor.tools.hidden')}</p>}
        </div>
      ))}
    </div>
  );
});
