import { mount, Screen } from '../look';

mount(<Screen name="waiting" />);
