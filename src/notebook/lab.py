import _host
import binascii
import json

# Kontrak pra-pemrosesan model ini / this model's preprocessing contract
MEAN = (0.4914, 0.4822, 0.4465)
STD = (0.247, 0.2435, 0.2616)
LENGTH = 32 * 32 * 3


def load_image(name):
    """32 x 32 pixels, R, G, B, R, G, B, ... as numbers from 0 to 255."""
    data = _host.pixels(name)
    if data is None:
        raise OSError("no such picture: " + str(name))
    return list(binascii.unhexlify(data))


class Model:
    async def predict(self, img):
        """img: normalised numbers. The service takes pictures: they become bytes again and are sent as PNG."""
        if len(img) != LENGTH:
            raise ValueError("expected %d numbers, got %d" % (LENGTH, len(img)))
        data = bytearray(LENGTH)
        for i, x in enumerate(img):
            byte = round((x * STD[i % 3] + MEAN[i % 3]) * 255)
            data[i] = min(255, max(0, byte))
        return json.loads(await _host.predict(binascii.hexlify(data).decode()))


model = Model()
