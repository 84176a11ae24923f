raise ValueError('top') from KeyError('cause')
