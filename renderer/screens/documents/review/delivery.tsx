import { lazy, Suspense, useState } from 'react';
import { ArrowIcon } from '../../../components/icons.tsx';
import { useLanguage } from '../../../state/language.ts';
import { BagIcon, VanIcon } from '../icons.tsx';
import { Tiles } from '../options/tiles.tsx';
import { NO_ADDRESS, useDocumentStore } from '../state/document-store.ts';
import { ADDRESS_FIELDS, type AddressField, FIELD_LENGTH, isFieldGood } from './address.ts';

const AskText = lazy(() =>
  import('../../../staff/kit/ask-text.tsx').then((file) => ({ default: file.AskText })),
);

/** Collected here, or brought by the shop to an address that is written with the keyboard on the screen. */
export function Delivery() {
  const { t } = useLanguage();
  const address = useDocumentStore((state) => state.address);
  return (
    <section className="delivery">
      <Tiles
        label={t('documents.delivery.title')}
        testId="document-delivery"
        value={address ? 'bring' : 'collect'}
        options={[
          {
            value: 'collect',
            label: t('documents.delivery.collect'),
            note: t('documents.delivery.collectNote'),
            picture: <BagIcon />,
            onPress: () => useDocumentStore.setState({ address: null }),
          },
          {
            value: 'bring',
            label: t('documents.delivery.bring'),
            note: t('documents.delivery.bringNote'),
            picture: <VanIcon />,
            onPress: () => useDocumentStore.setState({ address: address ?? NO_ADDRESS }),
          },
        ]}
      />
      {address && <AddressFields />}
    </section>
  );
}

function AddressFields() {
  const { t } = useLanguage();
  const address = useDocumentStore((state) => state.address) ?? NO_ADDRESS;
  const [asked, setAsked] = useState<AddressField | null>(null);
  const write = (field: AddressField, text: string) => {
    useDocumentStore.setState({ address: { ...address, [field]: text } });
    setAsked(null);
  };
  return (
    <>
      <ul className="address-fields">
        {ADDRESS_FIELDS.map((field) => (
          <li key={field}>
            <button
              type="button"
              className="address-field"
              data-testid={`document-address-${field}`}
              onClick={() => setAsked(field)}
            >
              <span>
                <small>{t(`documents.delivery.field.${field}`)}</small>
                <strong>{address[field] || t('documents.delivery.write')}</strong>
              </span>
              <ArrowIcon />
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <Suspense fallback={null}>
          <AskText
            title={t(`documents.delivery.field.${asked}`)}
            text={t(`documents.delivery.hint.${asked}`)}
            initial={address[asked]}
            maxLength={FIELD_LENGTH[asked]}
            mayBeEmpty={asked === 'message'}
            fault={(text) =>
              text === '' || isFieldGood(asked, text) ? null : t('documents.delivery.wrongPhone')
            }
            onDone={(text) => write(asked, text)}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </>
  );
}
