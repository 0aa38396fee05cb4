import { useLanguage } from '../../../state/language.ts';
import { useMay } from '../../devices/use-may.ts';
import { Panel, Row } from '../../kit/panel.tsx';
import { BackButton } from '../back-button.tsx';
import { BOOKS_PAGES, showBooks, showSystems } from '../systems-routes.ts';
import { DownloadCard } from './download-card.tsx';

/** What can be done in the operator's books. */
export function BooksHome() {
  const { t } = useLanguage();
  const maySetUp = useMay('setUpBooks');
  return (
    <>
      <BackButton text={t('staff.systems.all')} onPress={showSystems} />
      <Panel title={t('staff.books.home')} testId="books-home">
        <ul className="rows">
          {BOOKS_PAGES.filter((page) => page !== 'access' || maySetUp).map((page) => (
            <li key={page}>
              <Row
                title={t(`staff.books.pages.${page}`)}
                text={t(`staff.books.pages.${page}Text`)}
                testId={`books-${page}`}
                onPress={() => showBooks(page)}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <DownloadCard />
    </>
  );
}
