import { useEffect, useState } from 'preact/hooks';
import { Button, End, Footer, Main, Screen } from '../../look';
import { tabletWords } from '../../words/tablet';
import type { Stage } from '../state';
import { usePage } from './context';
import { MeetingBar } from './parts';

/** T2 材料: page images and nothing else. They are fetched with the tablet's token, so an image has no address. */
export function Materials({ stage }: { readonly stage: Stage & { screen: 'materials' } }) {
  const { tablet, driver, send } = usePage();
  const item = tablet.view?.items.find((candidate) => candidate.id === stage.item);
  const material = item?.materials[stage.material];
  const words = tabletWords.materials;
  const [image, setImage] = useState<string>();
  useEffect(() => {
    let gone = false;
    let url: string | undefined;
    setImage(undefined);
    if (material) {
      void driver.page(material.id, stage.page).then((bytes) => {
        if (gone || !bytes) return;
        url = URL.createObjectURL(new Blob([bytes.slice()], { type: 'image/png' }));
        setImage(url);
      });
    }
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [material?.id, stage.page]);
  if (!item || !material) return null;
  const pages = item.materials.flatMap((one, index) =>
    Array.from({ length: one.pages }, (_, page) => ({ material: index, page: page + 1 })),
  );
  const at = pages.findIndex((page) => page.material === stage.material && page.page === stage.page);
  const [before, after] = [pages[at - 1], pages[at + 1]];
  return (
    <Screen name="materials">
      <MeetingBar middle={`${tabletWords.item(item.number, item.title)}　${material.name}`} />
      <Main>
        {image && <img class="page-image" src={image} alt={words.image(material.name, stage.page)} />}
      </Main>
      <Footer>
        <Button onPress={() => send({ type: 'back' })}>{words.back}</Button>
        <span class="sub">{words.page(at + 1, pages.length)}</span>
        <End>
          <span class="cluster">
            {before && <Button onPress={() => send({ type: 'turn', ...before })}>{words.previous}</Button>}
            {after && <Button onPress={() => send({ type: 'turn', ...after })}>{words.next}</Button>}
          </span>
        </End>
      </Footer>
    </Screen>
  );
}
