// The VC-JOSE-COSE suite maps over an iterator, which Node.js does itself from version 22.
const prototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
if(!prototype.map) {
  Object.defineProperty(prototype, 'map', {
    value: function*(change) {
      let index = 0;
      for(const item of this) {
        yield change(item, index++);
      }
    }
  });
}
